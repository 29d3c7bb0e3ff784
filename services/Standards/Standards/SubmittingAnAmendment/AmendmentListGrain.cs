using Orleans;
using Standards.AddingAPicture;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.PublishingADraft;
using Standards.ReadingComments;
using Standards.Storage;
using State = Standards.Domain.Amendments.AmendmentList;

namespace Standards.SubmittingAnAmendment;

/// <summary>The amendments to one edition, under the edition's identifier.</summary>
interface IAmendmentListGrain : IGrainWithStringKey
{
    Task<Answer> SubmitAsync(Order order, AmendmentOrder amendment);

    Task<Answer> CoSponsorAsync(Order order, Guid amendment, MemberActing acting);

    Task<Answer> WithdrawAsync(Order order, Guid amendment, MemberActing acting);

    Task<Answer> CloseSubmissionsAsync(Order order);

    Task<Answer> GroupAsync(Order order, Guid[] amendments, string? name);

    Task<Answer> RecordAsync(Order order, Guid[] amendments, bool carried);

    /// <summary>Publishes the text with all carried amendments as the next edition.</summary>
    Task<Answer> ConsolidateAsync(Order order);
}

/// <summary>A person who acts for a member, and by what right.</summary>
[GenerateSerializer, Immutable]
public sealed record MemberActing([property: Id(0)] Guid Person, [property: Id(1)] Guid Member, [property: Id(2)] Json Under);

/// <summary>An amendment on its way to the grain.</summary>
[GenerateSerializer, Immutable]
public sealed record AmendmentOrder([property: Id(0)] Guid? Amends, [property: Id(1)] Json Operations, [property: Id(2)] string Justification, [property: Id(3)] MemberActing Acting);

sealed class AmendmentListGrain(EventStore store, Clock clock, Editions editions, PictureShelf pictures, IGrainFactory grains)
    : AggregateGrain<State, AmendmentCommand, AmendmentEvent, AmendmentRefusal>(store, Codec), IAmendmentListGrain
{
    static readonly EventCodec<AmendmentEvent> Codec = new("amendments");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, AmendmentEvent happened) => State.Evolve(state, happened);

    protected override Decision<AmendmentEvent, AmendmentRefusal> Decide(State state, AmendmentCommand command) => State.Decide(state, command);

    public async Task<Answer> SubmitAsync(Order order, AmendmentOrder amendment)
    {
        var edition = await editions.RequireAsync(Id, CancellationToken.None);
        var operations = amendment.Operations.Read<ImmutableArray<Operation>>();
        if (await pictures.RefusalAsync(edition.Project, operations.Brought()) is { } lacking)
            return lacking;
        return await TellAsync<AmendmentEvent.Submitted>(order, new AmendmentCommand.Submit(
            NewAct(), new(Guid.CreateVersion7()), amendment.Amends is { } amends ? new(amends) : null, operations,
            amendment.Justification, new(amendment.Acting.Member), new(amendment.Acting.Person), edition.Text, clock.Now(), amendment.Acting.Authority()));
    }

    public Task<Answer> CoSponsorAsync(Order order, Guid amendment, MemberActing acting) => TellAsync<AmendmentEvent.CoSponsored>(
        order, new AmendmentCommand.CoSponsor(NewAct(), new(amendment), new(acting.Member), new(acting.Person), clock.Now(), acting.Authority()));

    public Task<Answer> WithdrawAsync(Order order, Guid amendment, MemberActing acting) => TellAsync<AmendmentEvent.Withdrawn>(
        order, new AmendmentCommand.Withdraw(NewAct(), new(amendment), new(acting.Member), new(acting.Person), clock.Now(), acting.Authority()));

    public Task<Answer> CloseSubmissionsAsync(Order order) => TellAsync<AmendmentEvent>(order, new AmendmentCommand.CloseSubmissions(NewAct(), clock.Now()));

    public async Task<Answer> GroupAsync(Order order, Guid[] amendments, string? name) => await TellAsync<AmendmentEvent.Grouped>(
        order, new AmendmentCommand.Group(NewAct(), Ids(amendments), name, await TextAsync(), clock.Now()));

    public async Task<Answer> RecordAsync(Order order, Guid[] amendments, bool carried) => await TellAsync<AmendmentEvent.Decided>(
        order, new AmendmentCommand.Record(NewAct(), Ids(amendments), carried, await TextAsync(), clock.Now()));

    /// <remarks>The edition is published first, under an identifier that follows from this one: after a stop in between, asking again finds it and records it.</remarks>
    public async Task<Answer> ConsolidateAsync(Order order)
    {
        var edition = await editions.RequireAsync(Id, CancellationToken.None);
        var next = Identifiers.OfConsolidation(Id);
        var command = new AmendmentCommand.Consolidate(NewAct(), new(next), edition.Text, clock.Now());
        if (Decide(State, command) is Decision<AmendmentEvent, AmendmentRefusal>.Accepted)
        {
            var text = Consolidation.Of(edition.Text, State.All.Where(a => a.Status is AmendmentStatus.Carried).Select(a => a.Proposal)).Text;
            var published = await grains.GetGrain<IDraftGrain>(edition.Project.ToString("D")).SucceedAsync(
                Order.Of(next, "standards", DocumentJson.HashOf(text)), next, edition.Number, Json.Of<Document>(text));
            if (published.Code is not null)
                return published;
        }
        return await TellAsync<AmendmentEvent.Consolidated>(order, command);
    }

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<AmendmentEvent> events)
    {
        commit.Standing(Id, after);
        for (var i = 0; i < events.Count; i++)
            commit.Happened(Id, Version + i + 1, before, after, events[i]);
        foreach (var submitted in events.OfType<AmendmentEvent.Submitted>())
            commit.ShowOfAmendment(Id, submitted.Operations);
    }

    async Task<Answer> TellAsync<TEvent>(Order order, AmendmentCommand command)
        where TEvent : AmendmentEvent
    {
        var outcome = await HandleAsync(command, order.ToRequest());
        return outcome is Outcome<AmendmentEvent>.Done { Events: [] } ? new(null, null, default) : Answer.Of<AmendmentEvent, TEvent>(outcome);
    }

    async Task<Document> TextAsync() => (await editions.RequireAsync(Id, CancellationToken.None)).Text;

    static ImmutableArray<AmendmentId> Ids(Guid[] amendments) => [.. amendments.Select(a => new AmendmentId(a))];

    static ActId NewAct() => new(Guid.CreateVersion7());
}
