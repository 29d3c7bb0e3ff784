using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Commitments;
using Standards.Domain.Committees;
using Standards.Domain.Credentials;
using Standards.Graph;
using Standards.Reactions;
using Standards.ReadingACommittee;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.NamingAnExpert;

/// <summary>Brings what people commit to in a project to its commitments.</summary>
sealed class CommitmentsDesk(IGrainFactory grains, NpgsqlDataSource database, CredentialBook credentials, CommitteeHistories histories, Clock clock)
{
    /// <summary>The caller's signature, and the member that it speaks for.</summary>
    /// <exception cref="RefusalError">The caller may not speak for its organization now.</exception>
    public Task<(Signature By, MemberId Member)> DemandSpeakerAsync(IResolveFieldContext context) => credentials.DemandSignerAsync(context.Caller(), context.CancellationToken, Credential.Speak);

    /// <summary>The same, where the member takes part in the work on a project.</summary>
    /// <exception cref="RefusalError">The project's committee does not have it as a participating member.</exception>
    public async Task<(Signature By, MemberId Member)> DemandParticipantAsync(IResolveFieldContext context, Guid project)
    {
        var (by, member) = await DemandSpeakerAsync(context);
        return await MayNameAsync(await ProjectRow.RequireAsync(database, project, context.CancellationToken), member, context.CancellationToken)
            ? (by, member)
            : throw new RefusalError("expert.not_participating", "Experts are named by the participating members of the committee that does the work.");
    }

    /// <summary>Whether a member names experts for a project: where a committee does the work, it participates in it.</summary>
    public async Task<bool> MayNameAsync(ProjectRow project, MemberId member, CancellationToken cancellation)
    {
        if (project.CommitteeId is not { } committee)
            return true;
        var now = clock.Now();
        return (await histories.ReadAsync([committee], cancellation)).TryGetValue(committee, out var history)
            && Roster.Of(history.AsKnownAt(now), [], now).Members.Any(s => s.Member == member && s.Term.Membership is Membership.Participating);
    }

    /// <exception cref="RefusalError">There is no such project, or its commitments refused.</exception>
    public async Task<IDataLoaderResult<ProjectView>> AskAsync(IResolveFieldContext context, object input, string commandId, string projectId, CommitmentsCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var project = await ProjectRow.RequireAsync(database, Input.Uuid(projectId, "projectId"), context.CancellationToken);
        (await Grains.AskAsync(() => grains.GetGrain<ICommitmentsGrain>(project.Id.ToString("D")).DoAsync(order, Asked.Of(command)), context.CancellationToken)).Demand();
        return context.RequestServices!.GetRequiredService<Loaders>().Projects.Load(project.Id).Always();
    }
}
