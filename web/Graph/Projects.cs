using Microsoft.AspNetCore.Components;

namespace Web.Graph;

public sealed record Project
{
    public Guid Id { get; init; }
    public string Symbol { get; init; } = "";
    public string Title { get; init; } = "";
    public string Stage { get; init; } = "";
    public string StageName { get; init; } = "";
    public DateTimeOffset RegisteredAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public Committee? Committee { get; init; }
    public Draft? Draft { get; init; }

    /// <summary>The edition that was asked for by its number.</summary>
    public Draft? Edition { get; init; }
    public IReadOnlyList<Draft> Editions { get; init; } = [];
    public IReadOnlyList<Ballot> Ballots { get; init; } = [];
    public IReadOnlyList<Standard> Standards { get; init; } = [];
    public IReadOnlyList<Appeal> Appeals { get; init; } = [];
    public ProjectRun? Run { get; init; }
    public Project? Revises { get; init; }
    public IReadOnlyList<Project> RevisedBy { get; init; } = [];
    public IReadOnlyList<AdmittedPerson> Translators { get; init; } = [];
    public ApprovedScope? Scope { get; init; }

    /// <summary>What the clause "Scope" of the current edition says.</summary>
    public string? ScopeOfDraft { get; init; }
    public IReadOnlyList<Expert> Experts { get; init; } = [];
    public bool MayNameExperts { get; init; }
    public IReadOnlyList<PatentHolder> PatentHolders { get; init; } = [];
}

public sealed record Draft
{
    public Guid Id { get; init; }
    public int Edition { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public IReadOnlyList<Clause> Clauses { get; init; } = [];
    public IReadOnlyList<TextSection> Sections { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
    public Consultation? Consultation { get; init; }
    public Project Project { get; init; } = new();
    public Amendments Amendments { get; init; } = new();

    /// <summary>Its elements beside those of an earlier edition.</summary>
    public IReadOnlyList<ComparedElement> Since { get; init; } = [];
    public IReadOnlyList<DraftElement> Elements { get; init; } = [];

    /// <summary>The edition in each of the six languages.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>The edition in the language that was asked for.</summary>
    public Translation? Translation { get; init; }
}

/// <summary>A clause, annex or term with what stands under it, as a fragment of HTML that the service wrote and encoded.</summary>
public sealed record TextSection(string WId, int Level, string Number, string Heading, string? Status, string Html)
{
    /// <summary>The fragment on a page: its links stay there, whatever the base address is.</summary>
    public MarkupString On(string page) => new(Html.Replace("href=\"#", $"href=\"{page}#", StringComparison.Ordinal));
}

/// <summary>A clause, known for ever by its <see cref="WId"/> whatever its number becomes.</summary>
public sealed record Clause(string WId, string Number, string Heading)
{
    public int Level { get; init; } = 1;
    public IReadOnlyList<string> Paragraphs { get; init; } = [];
}

public sealed record RegisterProjectInput(Guid CommandId, string Symbol, string Title, string Stage, Guid? CommitteeId, string? ProcessId, string? TrackId);

/// <summary>What there is to choose from when a project is registered.</summary>
public sealed record ProjectFormAnswer(IReadOnlyList<Process> Processes, Connection<Committee> Committees);
public sealed record RegisterProjectAnswer(Project RegisterProject);

/// <summary>What there is to choose from when a ballot is opened.</summary>
public sealed record BallotFormAnswer(Project? Project, IReadOnlyList<VotingRule> VotingRules, Connection<Committee> Committees);
public sealed record OpenBallotAnswer(Ballot OpenBallot);
