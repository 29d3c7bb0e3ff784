using System.Text.Json.Serialization;

namespace Standards.Domain.Ballots;

/// <summary>What is fixed when a ballot opens and holds until it closes.</summary>
/// <remarks>Stored format, within the opening of a ballot.</remarks>
/// <param name="Project">The project that is decided on.</param>
/// <param name="Draft">The edition voted on; null where the question is not about a text.</param>
/// <param name="Title">The question, as one line.</param>
/// <param name="Rule">The rule, frozen.</param>
/// <param name="Electorate">Who may vote.</param>
/// <param name="Disclosure">When votes are shown.</param>
/// <param name="OpensAt">The first instant at which a vote may be cast.</param>
/// <param name="ClosesAt">The first instant at which none may be cast any more.</param>
/// <param name="Chair">Who has the casting vote; null where the rule gives none.</param>
public sealed record Terms(
    ProjectId Project, DraftId? Draft, string Title, FrozenRule Rule, Electorate Electorate, Disclosure Disclosure, DateTimeOffset OpensAt, DateTimeOffset ClosesAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PersonId? Chair = null);
