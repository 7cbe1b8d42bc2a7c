import HubDomain
import Testing

struct SearchTermsTests {
    @Test(arguments: [
        ("Café au lait", ["cafe", "au", "lait"]),
        ("CAFE\u{301}", ["cafe"]),
        ("Straße STRASSE", ["strasse"]),
        ("Ærø, Łódź & Þing", ["aero", "lodz", "thing"]),
        ("İstanbul ISPARTA ısı", ["istanbul", "isparta", "isi"]),
        ("ﬁne ＷＩＤＥ ２０２７", ["fine", "wide", "2027"]),
        ("Ёлка ЁЛКА", ["елка"]),
        ("Ὀδυσσεύς", ["οδυσσευσ"]),
        ("東京タワー ﾀﾜｰ", ["東京タワー", "タワー"]),
        ("हिन्दी", ["हिन्दी"]),
        ("한국어", ["한국어"]),
        ("x a-b c3 d", ["c3"]),
        ("🎉 😀", []),
    ]) func `words are folded`(_ text: String, _ words: [String]) {
        #expect(SearchTerms.words(of: text) == words)
    }

    @Test func `folding a folded word changes nothing`() {
        for text in ["Café", "Straße", "ŁÓDŹ", "हिन्दी", "が", "ﾀﾜｰ", "Ὀδυσσεύς", "İ", "ŉ"] {
            let once = SearchTerms.words(of: text + "xx")
            #expect(once.flatMap(SearchTerms.words(of:)) == once)
        }
    }
}
