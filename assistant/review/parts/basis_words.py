"""Short words before a law that make it a basis, where papers do not write 依据."""

# 据《某法》第五条, 遵照《某条例》第六条; 证据《…》 and a paper's name without a place in it are none
BARE_BASIS = (
    r"(?:(?<![依根证占凭数论票收])据|(?<![\u4e00-\u9fff])依|遵照|援引)"
    r"(?=《[^》\n]{2,60}》(?:[（(][^（()）]{0,20}[）)])?第)"
)
