package import HubJSON

extension InputReader {
    /// A member of the body that must be there and not null.
    package mutating func required<Kind: ValueKind>(
        _ name: String,
        _ kind: Kind,
        note: String = "",
        example: @autoclosure () -> JSONValue? = nil
    ) -> Kind.Value {
        if shape != nil {
            return describe(name, kind, isRequired: true, isNullable: false, note, example())
        }
        guard let value = take(name) else {
            issues.add("required", "is required", at: "/" + JSONPointer.escape(name))
            return kind.placeholder
        }
        return self.value(value, kind, at: name)
    }

    /// A member that may be missing; null counts as missing unless `nullable` is false, then it is refused.
    package mutating func optional<Kind: ValueKind>(
        _ name: String,
        _ kind: Kind,
        nullable: Bool = true,
        note: String = "",
        example: @autoclosure () -> JSONValue? = nil
    ) -> Kind.Value? {
        if shape != nil {
            return describe(name, kind, isRequired: false, isNullable: nullable, note, example())
        }
        guard let value = take(name) else { return nil }
        if nullable, case .null = value { return nil }
        return self.value(value, kind, at: name)
    }

    /// A member with a value of its own when it is missing or null.
    package mutating func optional<Kind: ValueKind>(
        _ name: String,
        _ kind: Kind,
        default fallback: Kind.Value,
        note: String = "",
        example: @autoclosure () -> JSONValue? = nil
    ) -> Kind.Value {
        optional(name, kind, note: note, example: example()) ?? fallback
    }

    /// A member of a merge patch that can be removed by null. One that can't be removed is an
    /// ``optional(_:_:nullable:note:example:)`` with `nullable: false`.
    package mutating func patch<Kind: ValueKind>(
        _ name: String,
        _ kind: Kind,
        note: String = "",
        example: @autoclosure () -> JSONValue? = nil
    ) -> Patch<Kind.Value> {
        if shape != nil {
            return .value(describe(name, kind, isRequired: false, isNullable: true, note, example()))
        }
        switch take(name) {
        case nil: return .absent
        case .null?: return .null
        case let value?: return .value(self.value(value, kind, at: name))
        }
    }

    /// The whole body as one value, instead of members.
    package mutating func wholeBody<Kind: ValueKind>(_ kind: Kind, note: String = "") -> Kind.Value {
        readsWholeBody = true
        if shape != nil {
            let schema = recordedSchema(kind).annotated(note: note, example: nil)
            shape?.body = .document(schema)
            return kind.placeholder
        }
        guard let document else {
            issues.add("required", "a JSON body is required")
            return kind.placeholder
        }
        return kind.read(document, into: &issues) ?? kind.placeholder
    }

    /// The body as it arrives, unread, of one of the named media types; the endpoint's body limit bounds it.
    package mutating func rawBody(accepting mediaTypes: [String]) -> RawBody {
        if shape != nil { shape?.body = .raw(mediaTypes) }
        return rawBody ?? RawBody.empty
    }

    private mutating func take(_ name: String) -> JSONValue? {
        guard let value = members[name] else { return nil }
        membersRead += 1
        return value
    }

    private mutating func describe<Kind: ValueKind>(
        _ name: String,
        _ kind: Kind,
        isRequired: Bool,
        isNullable: Bool,
        _ note: String,
        _ example: JSONValue?
    ) -> Kind.Value {
        let schema = recordedSchema(kind)
        shape?.add(
            member: ObjectSchema.Property(
                name: name,
                schema: (isNullable ? .nullable(schema) : schema).annotated(note: note, example: example),
                isRequired: isRequired
            )
        )
        return kind.placeholder
    }

    mutating func recordedSchema(_ kind: some ValueKind) -> Schema {
        guard var recorder = shape?.recorder else { return .any }
        let schema = kind.schema(&recorder)
        shape?.recorder = recorder
        return schema
    }
}
