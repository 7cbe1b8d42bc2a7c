import HubDomain
import Testing

struct FileNameTests {
    @Test(arguments: [
        ("brief.pdf", "brief.pdf"),
        ("Angebot März (final).xlsx", "Angebot März (final).xlsx"),
        ("提案.pdf", "提案.pdf"),
        ("👩‍🎨 sketch.png", "👩‍🎨 sketch.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\plan.docx", "plan.docx"),
        ("a/b/", "b"),
        ("..", "file"),
        ("", "file"),
        ("   ", "file"),
        ("a\u{0}b\u{1F}c\r\n.txt", "abc.txt"),
        ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
        ("a\u{200B}\u{FEFF}\u{2066}b.txt", "ab.txt"),
        ("line\u{2028}break.txt", "linebreak.txt"),
        (".htaccess", "htaccess"),
        ("report. ", "report"),
        ("a<b>:c\"d|e?f*.txt", "a_b__c_d_e_f_.txt"),
        ("NUL.txt", "_NUL.txt"),
        ("com1", "_com1"),
        ("console.txt", "console.txt"),
    ]) func `a name is cleaned`(_ name: String, _ cleaned: String) {
        #expect(FileName.cleaned(name) == cleaned)
    }

    @Test func `a long name is cut and keeps its ending`() {
        let long = FileName.cleaned(String(repeating: "a", count: 500) + ".pdf")
        #expect(long == String(repeating: "a", count: 196) + ".pdf")
        let wide = FileName.cleaned(String(repeating: "文", count: 500) + ".pdf")
        #expect(wide.utf8.count <= 240 && wide.hasSuffix("文.pdf"))
        let combined = FileName.cleaned("e" + String(repeating: "\u{301}", count: 10_000) + ".pdf")
        #expect(combined == "file.pdf")
        #expect(FileName.cleaned("a." + String(repeating: "b", count: 500)).count == 200)
    }

    @Test func `cleaning a clean name changes nothing`() {
        for name in ["x", "a.b.c", "Prüfung 2.csv", String(repeating: "文", count: 70) + ".md"] {
            #expect(FileName.cleaned(FileName.cleaned(name)) == FileName.cleaned(name))
        }
    }
}
