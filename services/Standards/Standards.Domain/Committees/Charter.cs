namespace Standards.Domain.Committees;

/// <summary>What sort of body a committee is.</summary>
/// <remarks>Stored format: the names. ISO/IEC Directives, Part 1: 1.5 (technical committees), 1.6 (subcommittees), 1.12 (working groups).</remarks>
public enum CommitteeKind
{
    /// <summary>Answers for a field of work. It stands under no other committee.</summary>
    TechnicalCommittee,

    /// <summary>Answers for a part of the field of one technical committee.</summary>
    Subcommittee,

    /// <summary>Experts with one task, under a technical committee or a subcommittee. It casts no formal vote.</summary>
    WorkingGroup,
}

/// <summary>The committee that another one stands under.</summary>
public sealed record Parent(CommitteeId Id, CommitteeKind Kind);

/// <summary>How a committee was founded.</summary>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="Reference">Its short name, such as <c>ISO/IEC JTC 1/SC 34</c>.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Scope">What it works on, and what not.</param>
/// <param name="Parent">The committee above it; none for a technical committee.</param>
/// <param name="From">The first instant at which it exists.</param>
public sealed record Charter(CommitteeKind Kind, string Reference, string Name, string Scope, CommitteeId? Parent, DateTimeOffset From)
{
    const int MaxReferenceLength = 60;
    const int MaxNameLength = 300;
    const int MaxScopeLength = 4_000;

    /// <summary>The first thing wrong with it, as a sentence, or null.</summary>
    public static string? ProblemIn(CommitteeCommand.Found c) =>
        Plain.ProblemInLine("reference", c.Reference, MaxReferenceLength)
        ?? Plain.ProblemInLine("name", c.Name, MaxNameLength)
        ?? ProblemInScope(c.Scope)
        ?? ProblemInPlace(c.Kind, c.Parent)
        ?? (c.From > c.Now ? "A committee is entered when it exists: it cannot begin in the future." : null);

    static string? ProblemInScope(string? scope) => scope switch
    {
        _ when string.IsNullOrWhiteSpace(scope)  => "The scope is missing.",
        { Length: > MaxScopeLength }             => $"The scope is longer than {MaxScopeLength} characters.",
        _ when !Plain.IsPlain(scope)             => "The scope holds control characters or broken Unicode.",
        _                                        => null,
    };

    static string? ProblemInPlace(CommitteeKind kind, Parent? parent) => (kind, parent?.Kind) switch
    {
        (CommitteeKind.TechnicalCommittee, null)                                                             => null,
        (CommitteeKind.TechnicalCommittee, _)                                                                => "A technical committee stands under no other committee.",
        (CommitteeKind.Subcommittee, CommitteeKind.TechnicalCommittee)                                       => null,
        (CommitteeKind.Subcommittee, _)                                                                      => "A subcommittee stands under a technical committee.",
        (CommitteeKind.WorkingGroup, CommitteeKind.TechnicalCommittee or CommitteeKind.Subcommittee)         => null,
        (CommitteeKind.WorkingGroup, _)                                                                      => "A working group stands under a technical committee or a subcommittee.",
        _                                                                                                    => throw new UnreachableException(),
    };
}
