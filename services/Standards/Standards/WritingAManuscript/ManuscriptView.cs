using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.ComparingEditions;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Wording;
using Standards.Graph;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.WritingAManuscript;

/// <summary>The working text of a project, for those who write it.</summary>
[SignedIn, Name("Manuscript")]
sealed class ManuscriptView(Guid project, ManuscriptState state)
{
    const int MostRevisions = 200;

    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(project).Always();

    /// <summary>The edition from which it began; 0 for none.</summary>
    public int Edition => state.Edition;

    /// <summary>0 is the text with which it began.</summary>
    public int Revision => state.Revision;

    /// <summary>The document as JSON: <c>{"v":1,"elements":[…]}</c>.</summary>
    public string Text => state.Text;

    /// <summary>Its elements beside those of the edition from which it began, as it would be published now; none where it began from no edition.</summary>
    public async Task<IEnumerable<ComparedElementView>> Since([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        await DraftRow.OfEditionAsync(database, project, state.Edition, cancellation) is { } edition
            ? ComparedElementView.Between(edition.Text, Unfinished.Tidied(DocumentJson.Read(state.Text))) : [];

    /// <summary>The numbers that its elements show.</summary>
    public IEnumerable<ElementLabelView> Labels => ElementLabelView.Of(state);

    /// <summary>What its editors should look at: what stands against publishing first.</summary>
    public IEnumerable<WordingFindingView> Findings => WordingFindingView.Of(state);

    /// <summary>Who is at it now.</summary>
    public IEnumerable<WriterView> People => WriterView.Of(state.People);

    /// <summary>Who may write besides the secretariat.</summary>
    public IEnumerable<ManuscriptEditorView> Editors => state.Editors.Read<EditorLine[]>().Select(e => new ManuscriptEditorView(e));

    /// <summary>The newest first.</summary>
    public async Task<IEnumerable<ManuscriptRevisionView>> Revisions([FromServices] IGrainFactory grains, CancellationToken cancellation, int first = 20)
    {
        if (first is < 1 or > MostRevisions)
            throw new RefusalError("input.invalid", $"first is from 1 to {MostRevisions}.");
        var lines = await Grains.AskAsync(() => grains.GetGrain<IManuscriptGrain>(project.ToString("D")).RevisionsAsync(first), cancellation);
        return lines.Read<RevisionLine[]>().Select(r => new ManuscriptRevisionView(r));
    }
}

/// <summary>What became of a save.</summary>
[SignedIn, Name("SavedManuscript")]
sealed class SavedManuscriptView(ManuscriptState state)
{
    /// <summary>The revision that was made, or the newest where nothing was changed.</summary>
    public int Revision => state.Revision;

    /// <summary>The main elements, in order: one that is as it was sent by its identifier alone, another as JSON.</summary>
    public IEnumerable<string> Text => state.Parts;

    public IEnumerable<ElementLabelView> Labels => ElementLabelView.Of(state);

    public IEnumerable<WordingFindingView> Findings => WordingFindingView.Of(state);

    public IEnumerable<WriterView> People => WriterView.Of(state.People);

    /// <summary>Where it does not go together with what others wrote. If there is one, nothing was kept: say which shall stand, and save again.</summary>
    public IEnumerable<WritingConflictView> Conflicts => state.Conflicts.Read<ConflictLine[]>().Select(c => new WritingConflictView(c));
}

/// <summary>What moves while people write.</summary>
[SignedIn, Name("ManuscriptPulse")]
sealed class ManuscriptPulseView(ManuscriptState state)
{
    public int Edition => state.Edition;

    public int Revision => state.Revision;

    public IEnumerable<WriterView> People => WriterView.Of(state.People);
}

/// <summary>The number that an element shows.</summary>
[SignedIn, Name("ElementLabel")]
sealed class ElementLabelView(ElementLabel label)
{
    [Id]
    public string Element => label.Element;

    public string Text => label.Text;

    internal static IEnumerable<ElementLabelView> Of(ManuscriptState state) => state.Labels.Read<ElementLabel[]>().Select(l => new ElementLabelView(l));
}

/// <summary>Something in the words that editors should look at.</summary>
[SignedIn, Name("WordingFinding")]
sealed class WordingFindingView(FindingLine finding)
{
    [Id]
    public string? Element => finding.Element;

    /// <summary>Where it stands, in words.</summary>
    public string Location => finding.Location;

    public string Code => finding.Code;

    public FindingWeight Weight => finding.Weight;

    public string Message => finding.Message;

    /// <summary>The words that it is about.</summary>
    public string? Words => finding.Words;

    internal static IEnumerable<WordingFindingView> Of(ManuscriptState state) => state.Findings.Read<FindingLine[]>().Select(f => new WordingFindingView(f));
}

/// <summary>Somebody who is at a text.</summary>
[SignedIn, Name("Writer")]
sealed class WriterView(Presence.Line line)
{
    public PersonStub Person => new(line.Person);

    /// <summary>At which element.</summary>
    [Id]
    public string? At => line.At;

    public DateTime Since => line.Since.UtcDateTime;

    internal static IEnumerable<WriterView> Of(Json people) => people.Read<Presence.Line[]>().Select(l => new WriterView(l));
}

/// <summary>Somebody who may write.</summary>
[SignedIn, Name("ManuscriptEditor")]
sealed class ManuscriptEditorView(EditorLine editor)
{
    public PersonStub Person => new(editor.Person);

    public DateTime AdmittedAt => editor.Since.UtcDateTime;
}

/// <summary>One saving.</summary>
[SignedIn, Name("ManuscriptRevision")]
sealed class ManuscriptRevisionView(RevisionLine revision)
{
    public int Number => revision.Number;

    public PersonStub By => new(revision.By);

    public DateTime At => revision.At.UtcDateTime;

    /// <summary>How many elements and lists of children it touched.</summary>
    public int Changes => revision.Changes;
}

/// <summary>A place where two writers do not go together.</summary>
[SignedIn, Name("WritingConflict")]
sealed class WritingConflictView(ConflictLine conflict)
{
    /// <summary>Empty for the document itself.</summary>
    [Id]
    public string Element => conflict.Element;

    public string Location => conflict.Location;

    public string Reason => conflict.Reason;

    /// <summary>The words from which both started.</summary>
    public string? Base => conflict.Base;

    public string? Mine => conflict.Mine;

    public string? Theirs => conflict.Theirs;

    /// <summary>Who else wrote there.</summary>
    public IEnumerable<PersonStub> By => conflict.By.Select(p => new PersonStub(p));
}
