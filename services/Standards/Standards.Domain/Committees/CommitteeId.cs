using System.Text.Json.Serialization;

namespace Standards.Domain.Committees;

/// <summary>A technical committee, subcommittee or working group.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CommitteeId>))]
public readonly record struct CommitteeId(Guid Value) : IIdentifier<CommitteeId>
{
    /// <inheritdoc/>
    public static CommitteeId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
