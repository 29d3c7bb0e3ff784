using Orleans;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using Standards.Domain.Wording;
using Standards.Storage;

namespace Standards.WritingAManuscript;

/// <summary>Who comes to a manuscript.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Writer([property: Id(0)] Guid Person, [property: Id(1)] bool IsSecretariat);

/// <summary>What somebody wrote, on its way to the grain.</summary>
/// <param name="Edition">The edition from which the text that was read had begun.</param>
/// <param name="Base">The revision on which it was written.</param>
/// <param name="OfOwn">Whether it was written on the text that the writer sent as that revision.</param>
/// <param name="Parts">The main elements (<see cref="Part"/>).</param>
/// <param name="Keep">What was decided on conflicts (<see cref="Domain.Drafting.Keep"/>).</param>
/// <param name="At">Where the writer is.</param>
[GenerateSerializer, Immutable]
public sealed record SaveOrder(
    [property: Id(0)] int Edition, [property: Id(1)] int Base, [property: Id(2)] bool OfOwn, [property: Id(3)] Json Parts, [property: Id(4)] Json Keep, [property: Id(5)] string? At)
{
    internal ManuscriptCommand.Save ToCommand(Guid by, DateTimeOffset now) =>
        new(Edition, Base, OfOwn, Parts.Read<ImmutableArray<Part>>(), Keep.Read<ImmutableArray<Keep>>(), new(by), now);
}

/// <summary>A manuscript as its writers see it, or why it cannot be seen.</summary>
[GenerateSerializer, Immutable]
public sealed record ManuscriptAnswer([property: Id(0)] string? Code, [property: Id(1)] string? Message, [property: Id(2)] ManuscriptState? State)
{
    public static ManuscriptAnswer Of(ManuscriptState state) => new(null, null, state);

    public static ManuscriptAnswer Refused(string code, string message) => new(code, message, null);

    /// <summary>The manuscript.</summary>
    /// <exception cref="RefusalError">The grain refused.</exception>
    public ManuscriptState Accepted() => State ?? throw new RefusalError(Code!, Message!);
}

/// <summary>A manuscript at a revision.</summary>
/// <param name="Edition">The edition from which it began.</param>
/// <param name="Revision">From 0.</param>
/// <param name="Text">The text, as the JSON of a document; empty for who has some of it, or only watches.</param>
/// <param name="Parts">The main elements, for who has some of them: the identifier alone, or the JSON of the element.</param>
/// <param name="Labels">What its elements show (<see cref="ElementLabel"/>).</param>
/// <param name="Findings">What its editors should look at (<see cref="FindingLine"/>).</param>
/// <param name="People">Who is there (<see cref="Presence.Line"/>).</param>
/// <param name="Editors">Who may write (<see cref="EditorLine"/>).</param>
/// <param name="Conflicts">Where a save does not go together with what others wrote (<see cref="ConflictLine"/>).</param>
[GenerateSerializer, Immutable]
public sealed record ManuscriptState(
    [property: Id(0)] int Edition, [property: Id(1)] int Revision, [property: Id(2)] string Text, [property: Id(3)] ImmutableArray<string> Parts, [property: Id(4)] Json Labels,
    [property: Id(5)] Json Findings, [property: Id(6)] Json People, [property: Id(7)] Json Editors, [property: Id(8)] Json Conflicts);

/// <summary>The number that an element shows.</summary>
sealed record ElementLabel(string Element, string Text);

/// <summary>A finding, with its place in words.</summary>
sealed record FindingLine(string? Element, string Code, FindingWeight Weight, string Message, string? Words, string Location);

/// <summary>Who may write, and since when.</summary>
sealed record EditorLine(Guid Person, DateTimeOffset Since);

/// <summary>A conflict, with those who wrote there.</summary>
sealed record ConflictLine(string Element, string Location, string Reason, string? Base, string? Mine, string? Theirs, Guid[] By);

/// <summary>A revision, without its text.</summary>
sealed record RevisionLine(int Number, Guid By, DateTimeOffset At, int Changes);

/// <summary>A text as it is shown: reckoned once for each.</summary>
sealed class Shown
{
    readonly Json labels, findings;

    public Shown(Document text)
    {
        Text = text;
        labels = Json.Of<ElementLabel[]>([.. text.All().Select(e => (e.WId, Label: text.Numbers.Of(e.WId))).Where(e => e.Label is { Text.Length: > 0 }).Select(e => new ElementLabel(e.WId.Value, e.Label!.Text))]);
        findings = Json.Of<FindingLine[]>([.. WordingCheck.Of(text).Select(f => new FindingLine(
            f.Element?.Value, f.Code, f.Weight, f.Message, f.Words, f.Element is { } id && text.Has(id) ? Location.Of(text, id) : ""))]);
    }

    public Document Text { get; }

    public ManuscriptState State(Manuscript.Writing manuscript, int revision, Json people) => new(
        manuscript.Edition, revision, "", [], labels, findings, people,
        Json.Of<EditorLine[]>([.. manuscript.Editors.OrderBy(e => e.Value).Select(e => new EditorLine(e.Key, e.Value))]), Json.Of<ConflictLine[]>([]));
}
