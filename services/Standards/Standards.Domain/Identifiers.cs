using System.Text.Json.Serialization;

namespace Standards.Domain;

/// <summary>A national body or other organization that may vote: an organization of Identity.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MemberId>))]
public readonly record struct MemberId(Guid Value) : IIdentifier<MemberId>
{
    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person who acts for an organization: the subject of a token of Identity.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IIdentifier<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A project in the work programme.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ProjectId>))]
public readonly record struct ProjectId(Guid Value) : IIdentifier<ProjectId>
{
    /// <inheritdoc/>
    public static ProjectId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One published edition of a draft.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DraftId>))]
public readonly record struct DraftId(Guid Value) : IIdentifier<DraftId>
{
    /// <inheritdoc/>
    public static DraftId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A ballot.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<BallotId>))]
public readonly record struct BallotId(Guid Value) : IIdentifier<BallotId>
{
    /// <inheritdoc/>
    public static BallotId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An amendment.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<AmendmentId>))]
public readonly record struct AmendmentId(Guid Value) : IIdentifier<AmendmentId>
{
    /// <inheritdoc/>
    public static AmendmentId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
