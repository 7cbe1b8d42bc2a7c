import HubJSON
import Testing

struct PeopleCommandTests {
    @Test
    func `people are added with roles for all divisions and for one, and listed`() async throws {
        let folder = try await HubFolder()
        let added = try await folder.run(
            "person",
            "add",
            "--email",
            "Ada@Example.com",
            "--name",
            "Ada Field",
            "--role",
            "requester:consumer",
            "--role",
            "viewer",
            "--zone",
            "Asia/Singapore",
            "--employer",
            "partner",
            "--json"
        )
        #expect(added.status == 0)
        let ada = try #require(try JSONParser.parse(Array(added.output.utf8))["items"]?.array?.first)
        #expect(ada["email"] == "ada@example.com")
        #expect(ada["roles"] == ["requester:consumer", "viewer"])
        #expect(ada["zone"] == "Asia/Singapore")
        #expect(ada["employer"] == "partner")
        #expect(ada["active"] == true)

        let listed = try await folder.run("person", "list", "--json")
        let items = try JSONParser.parse(Array(listed.output.utf8))["items"]?.array
        #expect(items?.compactMap { $0["email"]?.string } == ["admin@example.com", "ada@example.com"])
        #expect(items?.last == ada)
    }

    @Test(arguments: [
        (["--email", "admin@example.com", "--role", "viewer"], "admin@example.com"),
        (["--email", "ada@example.com", "--role", "viewer:nowhere"], "There is no division \"nowhere\""),
        (["--email", "ada@example.com", "--role", "viewer", "--zone", "GMT+5"], "zone: must be an IANA time zone"),
    ])
    func `a person that can't be is refused with the reason`(_ options: [String], _ reason: String) async throws {
        let folder = try await HubFolder()
        let result = try await Program.run(
            ["person", "add", "--data-dir", folder.path, "--name", "Ada"] + options
        )
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        #expect(result.error.contains(reason))
        let listed = try await folder.run("person", "list", "--json")
        #expect(try JSONParser.parse(Array(listed.output.utf8))["items"]?.array?.count == 1)
    }

    @Test
    func `a token is printed once and listed without its secret`() async throws {
        let folder = try await HubFolder()
        let created = try await folder.run(
            "token",
            "create",
            "--person",
            "admin@example.com",
            "--name",
            "laptop",
            "--expires-in-days",
            "30"
        )
        #expect(created.status == 0)
        #expect(created.error.isEmpty)
        #expect(created.output.split(separator: "\n").count == 1)

        let listed = try await folder.run("token", "list", "--json")
        let tokens = try #require(try JSONParser.parse(Array(listed.output.utf8))["items"]?.array)
        #expect(tokens.compactMap { $0["name"]?.string } == ["Set-up", "laptop"])
        #expect(tokens.map { $0["expiresAt"]?.isNull } == [true, false])
        #expect(!listed.output.contains(created.line))
        #expect(!listed.output.contains(folder.adminToken))
    }

    @Test
    func `revoking marks a token, and revoking it again changes nothing`() async throws {
        let folder = try await HubFolder()
        let listed = try await folder.run("token", "list", "--json")
        let id = try #require(try JSONParser.parse(Array(listed.output.utf8))["items"]?.array?.first?["id"]?.string)
        #expect(try await folder.run("token", "revoke", id).status == 0)
        let revoked = try await folder.run("token", "list")
        #expect(try await folder.run("token", "revoke", id).status == 0)
        #expect(try await folder.run("token", "list").output == revoked.output)
        #expect(revoked.line.hasSuffix("revoked"))
        #expect(try await folder.run("token", "revoke", "nothing").status == 3)
    }

    @Test
    func `nobody gets a token who isn't there or is deactivated`() async throws {
        let folder = try await HubFolder()
        _ = try await folder.token(for: "ada@example.com", roles: "viewer")
        let gone = try await folder.run("person", "deactivate", "--person", "ada@example.com")
        #expect(gone.status == 0)
        #expect(gone.line.hasSuffix("deactivated"))
        for person in ["ada@example.com", "bob@example.com"] {
            let result = try await folder.run("token", "create", "--person", person)
            #expect(result.status == 3)
            #expect(result.output.isEmpty)
            #expect(result.error.contains(person))
        }
    }
}
