using System.Text.Json;
using Orleans;
using Standards.AddingAPicture;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.ExportingAnEdition;
using Standards.Storage;
using State = Standards.Domain.Drafts.Draft;

namespace Standards.PublishingADraft;

/// <summary>The text of one project, under the project's identifier.</summary>
interface IDraftGrain : IGrainWithStringKey
{
    Task<Answer> PublishAsync(Order order, Json clauses);

    Task<Answer> PublishDocumentAsync(Order order, Json document);

    /// <summary>Publishes a text that was made from an edition, if that is still the current one.</summary>
    /// <param name="draft">The identifier of the new edition.</param>
    Task<Answer> SucceedAsync(Order order, Guid draft, int after, Json document);
}

sealed class DraftGrain(EventStore store, Clock clock, PictureShelf pictures)
    : AggregateGrain<State, DraftCommand, DraftEvent, DraftRefusal>(store, Codec), IDraftGrain
{
    static readonly EventCodec<DraftEvent> Codec = new("draft");

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, DraftEvent happened) => State.Evolve(state, happened);

    protected override Decision<DraftEvent, DraftRefusal> Decide(State state, DraftCommand command) => State.Decide(state, command);

    public Task<Answer> PublishAsync(Order order, Json clauses) => TellAsync(order, Guid.CreateVersion7(), clauses.Read<ImmutableArray<Clause>>());

    public Task<Answer> PublishDocumentAsync(Order order, Json document) => TellAsync(order, Guid.CreateVersion7(), [], document.Read<Document>());

    public Task<Answer> SucceedAsync(Order order, Guid draft, int after, Json document) => TellAsync(order, draft, [], document.Read<Document>(), after);

    async Task<Answer> TellAsync(Order order, Guid draft, ImmutableArray<Clause> clauses, Document? document = null, int? after = null)
    {
        if (await pictures.RefusalAsync(Guid.Parse(this.GetPrimaryKeyString()), document?.All() ?? []) is { } lacking)
            return lacking;
        var command = new DraftCommand.PublishEdition(
            new(Guid.CreateVersion7()), new(draft), new(Guid.Parse(this.GetPrimaryKeyString())), clauses, clock.Now(), document, after);
        return Answer.Of<DraftEvent, DraftEvent.EditionPublished>(await HandleAsync(command, order.ToRequest()));
    }

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<DraftEvent> events)
    {
        foreach (var published in events.OfType<DraftEvent.EditionPublished>())
            commit
                .Execute(
                    "insert into draft (id, project_id, edition, clauses, published_at, act_id, document) values ($1, $2, $3, $4, $5, $6, $7)",
                    Sql.Uuid(published.Draft.Value), Sql.Uuid(published.Project.Value), Sql.Int(published.Edition),
                    Sql.Json(JsonSerializer.Serialize(published.Clauses, StoredJson.Options)), Sql.Instant(published.At), Sql.Uuid(published.Act.Value),
                    Sql.Json(published.Document is { } document ? DocumentJson.Write(document).ToJsonString() : null))
                .Execute("update project set draft_id = $2 where id = $1", Sql.Uuid(published.Project.Value), Sql.Uuid(published.Draft.Value))
                .Bind("standards.draft-published", published.Act, published.At, "draftId", published.Draft.Value, published)
                .Show(published.Project.Value, published.Document)
                .Announce(published);
    }
}
