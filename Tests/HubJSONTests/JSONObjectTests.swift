import HubJSON
import Testing

@Suite struct JSONObjectTests {
    @Test func `members are set in place, appended and removed`() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = nil
        object["d"] = .null
        object["b"] = nil
        #expect(JSONValue.object(object).text() == #"{"a":3,"d":null}"#)
    }

    @Test func `objects with other members or values differ, the order of members is of no account`() {
        let object: JSONObject = ["a": 1, "b": 2]
        #expect(object == ["b": 2, "a": 1])
        #expect(object != ["a": 1, "b": 3])
        #expect(object != ["a": 1, "c": 2])
        #expect(object != ["a": 1])
    }
}
