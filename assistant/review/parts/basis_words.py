"""Short words before a law that make it a basis, where papers do not write 依据."""

import re

# 据《某法》第五条, 遵照《某条例》第六条; 证据《…》 and a paper's name without a place in it are none
BARE_BASIS = (
    r"(?:(?<![依根证占凭数论票收])据|(?<![\u4e00-\u9fff])依|遵照|援引)"
    r"(?=《[^》\n]{2,60}》(?:[（(][^（()）]{0,20}[）)])?第)"
)
# 依照市人民政府决定，在辖区内行使行政处罚权: by what right the agency acts, nothing that it decides
POWER = re.compile(
    r"(?:依照|根据|按照|依据|经)?[^，。；\n]{0,24}决定[，,]?[^。；\n]{0,24}?(?:行使|划转|承接|集中|下放)[^。；\n]{0,24}处罚权"
)
