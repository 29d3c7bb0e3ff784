using Npgsql;
using Orleans;
using Standards.Domain.Translations;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;
using State = Standards.Domain.Translations.LanguageVersion;

namespace Standards.TranslatingAnEdition;

using Decided = Decision<LanguageVersionEvent, LanguageVersionRefusal>;

/// <summary>One edition in one language, under <see cref="Identifiers.OfLanguageVersion"/>.</summary>
interface ILanguageVersionGrain : IGrainWithStringKey
{
    Task<Answer> BeginAsync(Order order, Guid person);

    /// <summary>Takes words (<see cref="GivenSegment"/>).</summary>
    /// <param name="seen">The revision that the giver saw.</param>
    Task<Answer> GiveAsync(Order order, Guid person, int seen, Json segments);

    Task<Answer> CompleteAsync(Order order, Guid person);

    Task<Answer> ReopenAsync(Order order, Guid person, string reason);

    Task<Answer> DeclareAuthenticAsync(Order order, Guid person);
}

sealed class LanguageVersionGrain(EventStore store, Clock clock, NpgsqlDataSource database, Editions editions)
    : AggregateGrain<State, LanguageVersionCommand, LanguageVersionEvent, LanguageVersionRefusal>(store, Codec), ILanguageVersionGrain
{
    static readonly EventCodec<LanguageVersionEvent> Codec = new("translation");

    (Guid Draft, Language Language) Key => Identifiers.ReadLanguageVersion(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, LanguageVersionEvent happened) => State.Evolve(state, happened);

    /// <summary>What is said to be complete is held against the edition as it stands at that moment.</summary>
    protected override Decided Decide(State state, LanguageVersionCommand command) => (state, command) switch
    {
        (State.Underway work, LanguageVersionCommand.Complete c) => State.Decide(state, c with { Findings = [.. Departures.Of(c.Source, work.Language, work.Segments).Where(Departures.StandsAgainst)] }),
        _                                                        => State.Decide(state, command),
    };

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<LanguageVersionEvent> events)
    {
        foreach (var happened in events)
            commit.Note(Key.Draft, Key.Language, after, happened);
    }

    public async Task<Answer> BeginAsync(Order order, Guid person)
    {
        var (draft, language) = Key;
        var edition = await editions.RequireAsync(draft, default);
        var earlier = await EarlierAsync(edition, language);
        return Answer.Ended(await HandleAsync(new LanguageVersionCommand.Begin(new(draft), language, edition.Text, earlier, new(person), clock.Now()), order.ToRequest()));
    }

    public async Task<Answer> GiveAsync(Order order, Guid person, int seen, Json segments)
    {
        var source = (await editions.RequireAsync(Key.Draft, default)).Text;
        return Answer.Ended(await HandleAsync(
            new LanguageVersionCommand.Give(source, seen, segments.Read<ImmutableArray<GivenSegment>>(), new(person), clock.Now()), order.ToRequest()));
    }

    public async Task<Answer> CompleteAsync(Order order, Guid person)
    {
        var source = (await editions.RequireAsync(Key.Draft, default)).Text;
        return Asked.Answered(await HandleAsync(new LanguageVersionCommand.Complete(NewAct(), source, [], new(person), clock.Now()), order.ToRequest()));
    }

    public async Task<Answer> ReopenAsync(Order order, Guid person, string reason) =>
        Asked.Answered(await HandleAsync(new LanguageVersionCommand.Reopen(NewAct(), reason, new(person), clock.Now()), order.ToRequest()));

    public async Task<Answer> DeclareAuthenticAsync(Order order, Guid person) =>
        Asked.Answered(await HandleAsync(new LanguageVersionCommand.DeclareAuthentic(NewAct(), new(person), clock.Now()), order.ToRequest()));

    async Task<EarlierVersion?> EarlierAsync(Edition edition, Language language)
    {
        var found = await database.ReadAsync(
            """
            select d.id from language_version v join draft d on d.id = v.draft_id
            where d.project_id = $1 and v.language = $2 and d.edition < $3 order by d.edition desc limit 1
            """, [Sql.Uuid(edition.Project), Sql.Text(language.Code), Sql.Int(edition.Number)], r => r.GetGuid(0), default);
        if (found is not [var draft])
            return null;
        var earlier = await editions.RequireAsync(draft, default);
        return new(earlier.Number, earlier.Text, await SegmentRows.OfAsync(database, draft, language, default));
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}
