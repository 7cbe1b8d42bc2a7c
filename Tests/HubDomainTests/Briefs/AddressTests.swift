import HubDomain
import HubJSON
import Testing

struct AddressTests {
    @Test(arguments: [
        "a@b.co", "jonas.weber+news@example.com", "o'brien@example.co.uk", "jörg@müller.example",
        "x@xn--mller-kva.example",
        "_@a-b.example", "用户@例子.测试",
    ]) func `a mail address that people have is taken`(_ text: String) {
        #expect(MailAddress.isValid(text))
    }

    @Test(arguments: [
        "", "@", "a@", "@b.co", "a@b", "a b@c.de", "a@b..c", "a@.b.c", "a@b.c.", "a@@b.co", "a@b@c.de", ".a@b.co",
        "a.@b.co",
        "a..b@c.de", "a@-b.co", "a@b-.co", "a@b_c.de", "a@127.0.0.1", "<a@b.co>", "Jonas <a@b.co>", "a@b.co\n",
        "a\u{0}@b.co",
        "a@b\u{A0}.co", "a\u{202E}@b.co", "a@b.co, c@d.de", "a\\@b.co", "\"a\"@b.co",
    ]) func `what is no mail address is refused`(_ text: String) {
        #expect(!MailAddress.isValid(text))
    }

    @Test func `a mail address has its lengths`() {
        let label = String(repeating: "b", count: 63)
        #expect(MailAddress.isValid(String(repeating: "a", count: 64) + "@b.co"))
        #expect(!MailAddress.isValid(String(repeating: "a", count: 65) + "@b.co"))
        #expect(MailAddress.isValid("a@\(label).co"))
        #expect(!MailAddress.isValid("a@\(label)b.co"))
        #expect(!MailAddress.isValid("a@" + [label, label, label, label].joined(separator: ".")))
        #expect(!MailAddress.isValid(String(repeating: "a", count: 1_000_000)))
    }

    @Test(arguments: [
        "https://example.com", "http://example.com/", "https://example.com:443/a/b?c=d&e=f#g",
        "https://bücher.example/weiß",
        "https://[2001:db8::1]:8080/", "https://localhost/", "https://example.com/a@b", "https://example.com?x=1",
    ]) func `a web address is taken`(_ text: String) {
        #expect(WebAddress.problem(with: .string(text)) == nil)
    }

    @Test(arguments: [
        "", "example.com", "//example.com", "https://", "https:///path", "https:// example.com", "https://exa mple.com",
        "https://user@example.com", "https://user:secret@example.com", "https://.example.com", "https://a..b",
        "ftp://example.com",
        "javascript:alert(1)", "data:text/html,x", "mailto:a@b.co", "https://example.com/\n",
        "https://example.com/\u{0}",
        "https://example.com/a b", "https://example.com/<script>", "https://:80/", "https://example.com:port/",
        "https://example.com:0/", "https://example.com:65536/", "https://example.com:/", "https://[2001:db8::1",
        "https://[]/",
        "https://example.com/\u{202E}gpj", "https://example.com/\u{A0}",
    ]) func `what is no web address is refused`(_ text: String) {
        #expect(WebAddress.problem(with: .string(text)) != nil)
    }

    @Test func `a web address has a length`() {
        let start = "https://example.com/"
        #expect(WebAddress.problem(with: .string(start + String(repeating: "a", count: 1_980))) == nil)
        #expect(WebAddress.problem(with: .string(start + String(repeating: "a", count: 1_981))) != nil)
        #expect(WebAddress.problem(with: 1) != nil)
    }

    @Test(arguments: ["en", "de-DE", "zh-Hant", "zh-Hant-TW", "es-419", "sl-rozaj", "de-1996", "yue", "EN-gb"])
    func `a language tag is taken`(_ tag: String) {
        #expect(LanguageTag.isValid(tag))
    }

    @Test(arguments: [
        "", "e", "english", "en_GB", "en-", "-en", "en--GB", "en-G", "en-GBR", "12", "en-GB-x", "de-abcd1234x",
        "de-DE-abcd", "ën",
        "en-GB\u{0}", "en GB",
    ]) func `what is no language tag is refused`(_ tag: String) {
        #expect(!LanguageTag.isValid(tag))
    }
}
