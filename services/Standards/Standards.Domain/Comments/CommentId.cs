using System.Text.Json.Serialization;

namespace Standards.Domain.Comments;

/// <summary>One comment on an edition.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CommentId>))]
public readonly record struct CommentId(Guid Value) : IIdentifier<CommentId>
{
    /// <inheritdoc/>
    public static CommentId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
