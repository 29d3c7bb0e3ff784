namespace Web.Graph;

public enum FindingWeight { Error, Warning, Advice }

/// <summary>The working text of a project between two editions.</summary>
public sealed record Manuscript
{
    public Project Project { get; init; } = new();

    /// <summary>The edition from which it began; 0 for none.</summary>
    public int Edition { get; init; }
    public int Revision { get; init; }

    /// <summary>The canonical JSON of the document.</summary>
    public string Text { get; init; } = "";
    public IReadOnlyList<ComparedElement> Since { get; init; } = [];
    public IReadOnlyList<ElementLabel> Labels { get; init; } = [];
    public IReadOnlyList<WordingFinding> Findings { get; init; } = [];
    public IReadOnlyList<AdmittedPerson> Editors { get; init; } = [];
    public IReadOnlyList<ManuscriptRevision> Revisions { get; init; } = [];
}

/// <summary>The number that an element shows.</summary>
public sealed record ElementLabel(string Element, string Text);

/// <summary>What is to be said about the wording of an element, or of the whole text for null.</summary>
public sealed record WordingFinding(string? Element, string Code, string Message, FindingWeight Weight, string Location);

/// <summary>Somebody whom the secretariat admitted to a work on a project.</summary>
public sealed record AdmittedPerson(Person Person, DateTimeOffset AdmittedAt);
public sealed record ManuscriptRevision(int Number, Person? By, DateTimeOffset At, int Changes);

public sealed record ManuscriptAnswer(Manuscript Manuscript);
public sealed record PublishManuscriptInput(Guid CommandId, Guid ProjectId, int Revision);
public sealed record ManuscriptEditorInput(Guid CommandId, Guid ProjectId, Guid PersonId);
