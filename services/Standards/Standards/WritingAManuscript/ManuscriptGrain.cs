using System.Text.Json;
using Npgsql;
using Orleans;
using Standards.AddingAPicture;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using Standards.PublishingADraft;
using Standards.ReadingAProject;
using Standards.Storage;
using Standards.WatchingAManuscript;
using State = Standards.Domain.Drafting.Manuscript;

namespace Standards.WritingAManuscript;

using Decided = Decision<ManuscriptEvent, ManuscriptRefusal>;

/// <summary>The working text of one project, under the project's identifier.</summary>
interface IManuscriptGrain : IGrainWithStringKey
{
    /// <summary>The text as it stands, for one who may write it.</summary>
    Task<ManuscriptAnswer> ReadAsync(Writer reader);

    /// <summary>Where it stands and who is there, without the text.</summary>
    /// <param name="comes">Whether the reader begins to watch, and is there from now on.</param>
    Task<ManuscriptAnswer> WatchAsync(Writer reader, bool comes);

    Task<ManuscriptAnswer> SaveAsync(Order order, Writer writer, SaveOrder save);

    Task<ManuscriptAnswer> AdmitAsync(Order order, Writer secretariat, Guid person);

    Task<ManuscriptAnswer> DismissAsync(Order order, Writer secretariat, Guid person);

    /// <summary>Makes a revision the next edition, if it is the newest, and goes on from it.</summary>
    Task<Answer> PublishAsync(Order order, int revision);

    /// <summary>The newest revisions, newest first.</summary>
    Task<Json> RevisionsAsync(int most);
}

sealed class ManuscriptGrain(EventStore store, Clock clock, NpgsqlDataSource database, PictureShelf pictures, IGrainFactory grains, ManuscriptChanges changes)
    : AggregateGrain<State, ManuscriptCommand, ManuscriptEvent, ManuscriptRefusal>(store, Codec), IManuscriptGrain
{
    static readonly EventCodec<ManuscriptEvent> Codec = new("manuscript");
    readonly Presence presence = new(clock);
    Shown? shown;   // of the newest text
    (State State, ManuscriptCommand Command, Decided Decision)? last;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    State.Writing Now => (State.Writing)State;

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, ManuscriptEvent happened) => State.Evolve(state, happened);

    /// <summary>Merging is work: the same command on the same text is decided once, however often it is asked.</summary>
    protected override Decided Decide(State state, ManuscriptCommand command)
    {
        if (last is not var (text, asked, decision) || !ReferenceEquals(text, state) || !ReferenceEquals(asked, command))
            last = (state, command, decision = State.Decide(state, command));
        return decision;
    }

    /// <summary>Only its writers read a manuscript, and they ask it itself.</summary>
    protected override void Project(Commit commit, State before, State after, IReadOnlyList<ManuscriptEvent> events)
    {
    }

    public async Task<ManuscriptAnswer> ReadAsync(Writer reader) => await RefusalAsync(reader) ?? ManuscriptAnswer.Of(Whole());

    public async Task<ManuscriptAnswer> WatchAsync(Writer reader, bool comes)
    {
        if (await RefusalAsync(reader) is { } refused)
            return refused;
        if (comes && presence.Note(reader.Person, null))
            changes.Announce(Id);
        return ManuscriptAnswer.Of(new(Now.Edition, Now.Revision, "", [], default, default, presence.Here(), default, default));
    }

    public async Task<ManuscriptAnswer> SaveAsync(Order order, Writer writer, SaveOrder save)
    {
        if (await RefusalAsync(writer) is { } refused)
            return refused;

        var command = save.ToCommand(writer.Person, clock.Now());
        if (Decide(State, command) is Decided.Accepted { Events.IsEmpty: true } && !await IsKnownAsync(order.ToRequest()))
            return ManuscriptAnswer.Of(Parted(Show(writer, save.At), Now.Text, command));   // who only asks leaves nothing behind

        if (await pictures.RefusalAsync(Id, command.Parts.SelectMany(p => p.Given?.SelfAndBelow() ?? [])) is { } lacking)
            return ManuscriptAnswer.Refused(lacking.Code!, lacking.Message!);
        switch (await HandleAsync(command, order.ToRequest()))
        {
            case Outcome<ManuscriptEvent>.Done { Repeated: true, Events: [ManuscriptEvent.Revised was] }:
                return Recall(was, command);
            case Outcome<ManuscriptEvent>.Refused no:
                return Refuse(no, command);
            default:
                changes.Announce(Id);
                return ManuscriptAnswer.Of(Parted(Show(writer, save.At), Now.Text, command));
        }
    }

    public Task<ManuscriptAnswer> AdmitAsync(Order order, Writer secretariat, Guid person) =>
        TellAsync(order, secretariat, new ManuscriptCommand.Admit(new(person), new(secretariat.Person), clock.Now()));

    public Task<ManuscriptAnswer> DismissAsync(Order order, Writer secretariat, Guid person) =>
        TellAsync(order, secretariat, new ManuscriptCommand.Dismiss(new(person), new(secretariat.Person), clock.Now()));

    public async Task<Answer> PublishAsync(Order order, int revision)
    {
        if (!await CatchUpAsync())
            return new("project.unknown", "There is no such project.", default);

        var text = Unfinished.Tidied(Now.Text);
        if (!await IsKnownAsync(order.ToRequest()))
        {
            if (revision != Now.Revision)
                return new("manuscript.moved", $"Revision {Now.Revision} is the newest, and you asked to publish revision {revision}. Look at what came since.", default);
            if (text.Equals(Now.Start))
                return new("manuscript.unchanged", "Nothing was written since the current edition.", default);
        }
        var answer = await grains.GetGrain<IDraftGrain>(this.GetPrimaryKeyString()).SucceedAsync(order, Identifiers.OfManuscript(order.CommandId), Now.Edition, Json.Of<Document>(text));
        await CatchUpAsync();
        return answer;
    }

    public Task<Json> RevisionsAsync(int most) => Task.FromResult(Json.Of<RevisionLine[]>(
        [.. ((State as State.Writing)?.Revisions ?? []).Reverse().Take(most).Select(r => new RevisionLine(r.Number, r.By.Value, r.At, r.Changes.Lists.Length + r.Changes.Elements.Length))]));

    async Task<ManuscriptAnswer> TellAsync(Order order, Writer secretariat, ManuscriptCommand command)
    {
        if (await RefusalAsync(secretariat) is { } refused)
            return refused;
        var outcome = await HandleAsync(command, order.ToRequest());
        changes.Announce(Id);
        return outcome is Outcome<ManuscriptEvent>.Refused no ? ManuscriptAnswer.Refused(no.Code, no.Message) : ManuscriptAnswer.Of(Whole());
    }

    /// <summary>Why somebody may not come to this text; null where they may, and then it goes on from the current edition.</summary>
    async Task<ManuscriptAnswer?> RefusalAsync(Writer writer)
    {
        if (!writer.IsSecretariat && (State as State.Writing)?.Editors.ContainsKey(writer.Person) is not true)
            return ManuscriptAnswer.Refused("auth.forbidden", "You are no editor of this text. The secretariat admits its editors.");
        return await CatchUpAsync() ? null : ManuscriptAnswer.Refused("project.unknown", "There is no such project.");
    }

    /// <summary>Begins from the current edition, or goes on from it where it came meanwhile.</summary>
    /// <returns>Whether there is such a project.</returns>
    async Task<bool> CatchUpAsync()
    {
        var current = await database.ReadAsync(
            "select draft.edition from project left join draft on draft.id = project.draft_id where project.id = $1", [Sql.Uuid(Id)],
            r => r.OrNull<int>(0) ?? 0, CancellationToken.None);
        if (current is not [var edition])
            return false;
        if (State is State.Writing w && w.Edition >= edition)
            return true;

        var text = edition == 0 ? Document.Empty : (await DraftRow.OfEditionAsync(database, Id, edition, CancellationToken.None))!.Text;
        await HandleAsync(new ManuscriptCommand.Begin(edition, text, clock.Now()), request: null);
        changes.Announce(Id);
        return true;
    }

    /// <summary>What a save led to when it was first made.</summary>
    ManuscriptAnswer Recall(ManuscriptEvent.Revised was, ManuscriptCommand.Save command)
    {
        if (command.Edition != Now.Edition)
            return ManuscriptAnswer.Of(Parted(Show(), Now.Text, command));   // it has become an edition meanwhile

        var revision = Now.Revisions.First(r => r.At == was.At && r.By == was.By).Number;
        var text = Now.TextAt(revision);
        return ManuscriptAnswer.Of(Parted(new Shown(text).State(Now, revision, presence.Here()), text, command));
    }

    ManuscriptAnswer Refuse(Outcome<ManuscriptEvent>.Refused no, ManuscriptCommand.Save command)
    {
        if (Decide(State, command) is not Decided.Refused { Reason: ManuscriptRefusal.Conflicting { Conflicts: var conflicts } reason } || no.Code != reason.Code)
            return ManuscriptAnswer.Refused(no.Code, no.Message);

        var lines = conflicts.Select(c => new ConflictLine(
            c.Element?.Value ?? "", c.Location, c.Reason, c.Before, c.Mine, c.Theirs,
            [.. Now.Revisions.Skip(command.Base).Where(r => r.By != command.By && r.Touches(c.Element)).Select(r => r.By.Value).Distinct()]));
        return ManuscriptAnswer.Of(Parted(Show(), Now.Text, command) with { Conflicts = Json.Of<ConflictLine[]>([.. lines]) });
    }

    /// <summary>The newest state, for one who is there now.</summary>
    ManuscriptState Show(Writer writer, string? at)
    {
        if (presence.Note(writer.Person, at))
            changes.Announce(Id);
        return Show();
    }

    /// <summary>The newest state with its text, for one who has none of it.</summary>
    ManuscriptState Whole() => Show() with { Text = DocumentJson.Write(Now.Text).ToJsonString() };

    ManuscriptState Show()
    {
        if (shown is null || !ReferenceEquals(shown.Text, Now.Text))
            shown = new(Now.Text);
        return shown.State(Now, Now.Revision, presence.Here());
    }

    /// <summary>A state for one who has sent a text: main elements that are as sent go by their identifiers alone.</summary>
    ManuscriptState Parted(ManuscriptState state, Document text, ManuscriptCommand.Save command)
    {
        var sent = command.Parts.Where(p => p.Given is not null).ToDictionary(p => p.Given!.WId, p => p.Given!);
        var before = command.Edition != Now.Edition ? Document.Empty : command.OfOwn ? Now.OwnAt(command.Base) : Now.TextAt(command.Base);
        return state with { Parts = [.. text.Elements.Select(e => e.Equals(sent.GetValueOrDefault(e.WId) ?? MainOf(before, e.WId)) ? e.WId.Value : JsonSerializer.Serialize(e, StoredJson.Options))] };
    }

    static Element? MainOf(Document text, WId id) => text.Find(id) is { Parent: null, Element: var element } ? element : null;
}
