using Orleans;
using Standards.DeclaringPatents;
using Standards.Domain.Commitments;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.NamingAnExpert;

/// <summary>The commitments to one project, under the project's identifier.</summary>
interface ICommitmentsGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="CommitmentsCommand"/>; its act, its instant and the text are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);
}

sealed class CommitmentsGrain(EventStore store, Clock clock, Editions editions)
    : AggregateGrain<Commitments, CommitmentsCommand, CommitmentsEvent, CommitmentsRefusal>(store, Codec), ICommitmentsGrain
{
    static readonly EventCodec<CommitmentsEvent> Codec = new("commitments");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Commitments Initial => Commitments.Initial;

    protected override Commitments Evolve(Commitments state, CommitmentsEvent happened) => Commitments.Evolve(state, happened);

    protected override Decision<CommitmentsEvent, CommitmentsRefusal> Decide(Commitments state, CommitmentsCommand command) => Commitments.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        var asked = command.Read<CommitmentsCommand>() with { Act = new(Guid.CreateVersion7()), Now = clock.Now() };
        if (asked is CommitmentsCommand.DeclarePatents declaration)
            asked = declaration with { Text = await editions.CurrentAsync(Id, default) };
        return Asked.Answered(await HandleAsync(asked, order.ToRequest()));
    }

    protected override void Project(Commit commit, Commitments before, Commitments after, IReadOnlyList<CommitmentsEvent> events)
    {
        foreach (var happened in events)
            _ = happened switch
            {
                CommitmentsEvent.ExpertNamed e     => commit.Named(Id, e),
                CommitmentsEvent.ExpertWithdrawn e => commit.Withdrawn(Id, e),
                CommitmentsEvent.HolderAsked e     => commit.Asked(Id, e),
                CommitmentsEvent.PatentsDeclared e => commit.Declared(Id, e),
                _                                  => throw new System.Diagnostics.UnreachableException(),
            };
    }
}

/// <summary>What else changes when an expert is named or withdrawn.</summary>
static class ExpertNaming
{
    public static Commit Named(this Commit commit, Guid project, CommitmentsEvent.ExpertNamed named) => commit
        .Execute(
            "insert into expert (id, project_id, member_id, name, field, named_at) values ($1, $2, $3, $4, $5, $6)",
            Sql.Uuid(named.Act.Value), Sql.Uuid(project), Sql.Uuid(named.Member.Value), Sql.Text(named.Name), Sql.Text(named.Field), Sql.Instant(named.At))
        .Bind("standards.expert-named", named.Act, named.At, "projectId", project, named);

    public static Commit Withdrawn(this Commit commit, Guid project, CommitmentsEvent.ExpertWithdrawn withdrawn) => commit
        .Execute("delete from expert where id = $1", Sql.Uuid(withdrawn.Expert.Value))
        .Bind("standards.expert-withdrawn", withdrawn.Act, withdrawn.At, "projectId", project, withdrawn);
}
