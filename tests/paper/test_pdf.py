"""PDF: order over columns and rows, paragraphs, running heads, rotation, scanned pages."""

import io

import pytest
from PIL import Image
from printed import SENTENCES, WIDTH, Pdf, error_rate, font_file, picture
from pypdf import PdfReader, PdfWriter, Transformation

from assistant.paper.model import Role
from assistant.paper.readers import read_paper


def bulletin(columns: int, pages: int = 2) -> bytes:
    pdf = Pdf()
    for page in range(pages):
        pdf.line("某市执法公报　第三期", 60, 40, 9)
        pdf.line(f"— {page + 1} —", WIDTH / 2, 810, 10, middle=True)
        pdf.line("行政处罚决定书", WIDTH / 2, 90, 20, middle=True)
        for column in range(columns):
            count = 36 // columns - (columns - 1)
            pdf.prose(SENTENCES[:3], 70 + column * 250, 130, count)
        pdf.page()
    return pdf.data()


@pytest.mark.parametrize("columns", [1, 2])
def test_columns_are_read_one_after_the_other_and_running_heads_stay_out(columns: int) -> None:
    paper = read_paper("公报.pdf", bulletin(columns))
    assert paper.text.split("\n") == ["行政处罚决定书", *SENTENCES[:3] * columns] * 2
    assert paper.pages == 2
    assert [(m.role, m.page, m.text) for m in paper.margins] == [
        (Role.HEADER, 1, "某市执法公报　第三期"), (Role.HEADER, 2, "某市执法公报　第三期"),
        (Role.FOOTER, 1, "— 1 —"), (Role.FOOTER, 2, "— 2 —"),
    ]  # fmt: skip


def test_a_span_leads_back_to_its_line_on_the_page() -> None:
    paper = read_paper("公报.pdf", bulletin(1))
    at = paper.text.rindex("逾期没有改正")
    anchor = paper.anchor(at, at + 6)
    assert anchor.page == 2
    assert anchor.told == "第2页"
    assert anchor.box
    left, top, right, bottom = anchor.box
    assert 0 < left < right < 1
    assert 0.15 < top < bottom < 0.5
    assert bottom - top < 0.05, "one line, not the whole paragraph"


def test_a_paragraph_goes_on_over_the_page() -> None:
    pdf = Pdf()
    text = "".join(SENTENCES[:2])
    lines = [text[:30], *(text[at : at + 32] for at in range(30, len(text), 32))]
    for number, line in enumerate(lines[:2]):
        pdf.line(line, 70 + (0 if number else 24), 730 + 20 * number)
    pdf.page()
    for number, line in enumerate(lines[2:]):
        pdf.line(line, 70, 100 + 20 * number)
    pdf.line("另起一段。", 94, 100 + 20 * len(lines))
    pdf.page()
    paper = read_paper("a.pdf", pdf.data())
    assert paper.text.split("\n") == [text, "另起一段。"]
    assert [paper.anchor(at, at + 1).page for at in (0, len(text) - 1)] == [1, 2]


def test_cells_of_a_row_stand_apart_and_titles_that_come_again_stay() -> None:
    pdf = Pdf()
    for _ in range(2):
        pdf.line("某区综合行政执法局", WIDTH / 2, 60, 22, middle=True)
        for row, cells in enumerate((("姓名", "许某", "性别", "男"), ("住址", "人民路1号", "电话", "0")) * 3):
            for column, text in enumerate(cells):
                pdf.line(text, 70 + 120 * column, 120 + 24 * row)
        pdf.page()
    paper = read_paper("a.pdf", pdf.data())
    rows = ["姓名\t许某\t性别\t男", "住址\t人民路1号\t电话\t0"] * 3
    assert paper.text.split("\n") == ["某区综合行政执法局", *rows] * 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_keeps_its_boxes(turn: int) -> None:
    plain = bulletin(1, pages=1)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    (page,) = writer.pages
    moved = {90: (842, 0), 180: (595, 842), 270: (0, 595)}[turn]
    page.add_transformation(Transformation().rotate(turn).translate(*moved))
    if turn != 180:
        page.mediabox.upper_right = page.cropbox.upper_right = (842, 595)
    page.rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    right, turned = read_paper("a.pdf", plain), read_paper("a.pdf", out.getvalue())
    assert turned.text == right.text
    assert turned.parts[0].box == pytest.approx(right.parts[0].box, abs=0.01)


def test_filled_in_fields_are_text() -> None:
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    form = canvas.Canvas(out)
    form.drawString(50, 700, "Name of the party:")
    form.acroForm.textfield(name="n", value="Xu Mou", x=180, y=690, width=120, height=20)
    form.save()
    assert "Xu Mou" in read_paper("a.pdf", out.getvalue()).text


@pytest.mark.skipif(font_file() is None, reason="no Chinese font to print with")
def test_a_page_without_text_is_recognised_and_told() -> None:
    pdf = Pdf()
    pdf.prose(SENTENCES[:1], 70, 100, 36)
    pdf.page()
    scan = Image.new("L", (1240, 1754), 255)
    scan.paste(picture([SENTENCES[4][:20], SENTENCES[4][20:]], size=36), (100, 200))
    pdf.picture(scan)
    pdf.line("某某扫描软件　　扫描创建　　仅供内部使用", 200, 830, 8)  # a stamp is no text layer
    pdf.page()
    told: list[str] = []
    paper = read_paper("a.pdf", pdf.data(), progress=told.append)
    first, *rest = paper.text.split("\n")
    assert first == SENTENCES[0]
    assert error_rate(rest[0], SENTENCES[4]) < 0.05
    assert paper.parts[-1].page == 2
    assert told == ["正在识别第 2 页，共 2 页"]
    assert paper.notes == ("第 2 页没有可用的文字层，文字由识别得到，请对照原件核对",)


def test_stopping_while_a_scan_is_read() -> None:
    class StopError(Exception):
        pass

    def stop(line: str) -> None:
        raise StopError

    pdf = Pdf()
    pdf.picture(Image.new("L", (50, 50)))
    pdf.page()
    with pytest.raises(StopError):
        read_paper("a.pdf", pdf.data(), progress=stop)
