using Collaborative.Domain.Pauses;
using Collaborative.Domain.Placement;
using Collaborative.ReadingTheQueue;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>One way to serve a request: workers that are alike and start together.</summary>
sealed class AlternativeInput
{
    /// <summary>The models that will do; any if none is named.</summary>
    public IEnumerable<string>? Models { get; init; }

    /// <summary>Of each worker, all on one machine.</summary>
    public required int Devices { get; init; }

    /// <summary>Of one device, 1 to 1,000 thousandths; the whole device if nothing is said.</summary>
    public int? ShareMilli { get; init; }

    public required int CpuMilli { get; init; }

    public required int MemoryMib { get; init; }

    public required int Workers { get; init; }

    /// <summary>So many at most, where it can use more.</summary>
    public int? MostWorkers { get; init; }

    public required int WalltimeSeconds { get; init; }

    public Alternative ToAlternative() => new(
        new(new(CpuMilli), new(MemoryMib), Devices, new(ShareMilli ?? (Devices == 0 ? 0 : MilliDevices.One)), AcceleratorModels.OneOf((Models ?? []).Select(m => new AcceleratorModel(m.Trim())))),
        Workers, MostWorkers ?? 0, TimeSpan.FromSeconds(WalltimeSeconds));
}

/// <summary>What a project asks for.</summary>
sealed class RequestInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    /// <summary>The priority class.</summary>
    public required string Class { get; init; }

    /// <summary>Best first.</summary>
    public required IEnumerable<AlternativeInput> Alternatives { get; init; }

    /// <summary>All workers in one interconnect domain, or not at all.</summary>
    public bool? OneDomain { get; init; }

    /// <summary>So long it may save its state when it has to make room.</summary>
    public int? CheckpointSeconds { get; init; }

    public DateTime? Deadline { get; init; }

    /// <summary>What kind of work it is for. Where nothing is said, it is taken for whatever kind a pause names.</summary>
    public WorkKind? Work { get; init; }

    /// <summary>The model that is worked on, in the register of models. It is not published.</summary>
    [Id]
    public string? ModelId { get; init; }

    /// <summary>What the model is made to be able to do. It is not published.</summary>
    public string? Capability { get; init; }
}

/// <summary>A request that is wanted no longer.</summary>
sealed class WithdrawRequestInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string RequestId { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For who was admitted to the project, and the secretariat.</summary>
    [Roles(Roles.Researcher, Roles.Secretariat)]
    public static async Task<RequestView> RequestTime(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] RequestShelf shelf, RequestInput input)
    {
        var (order, by, project) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson(), Input.Uuid(input.ProjectId, "projectId"));
        var request = new Request(
            default, new(project), input.Class, default, [.. input.Alternatives.Select(a => a.ToAlternative())], input.OneDomain is true ? Topology.OneDomain : Topology.Near,
            TimeSpan.FromSeconds(input.CheckpointSeconds ?? 0), Input.InstantOrNull(input.Deadline, "deadline"));
        var work = new Work(input.Work, input.ModelId is { } model ? Input.Uuid(model, "modelId") : null, input.Capability?.Trim(), context.Caller().OrganizationId);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).AskAsync(order, Sent.Of(request), Sent.Of(work), by, context.Caller().Roles.Contains(Roles.Secretariat)), context.CancellationToken);
        answer.Demand();
        var (act, id, submitted) = answer.Event.Read<Asked>();
        return submitted is { } now
            ? await shelf.NewAsync(request with { Id = new(id), Submitted = now }, by, act, context.CancellationToken)
            : (await shelf.FindAsync(id, context.CancellationToken))!;
    }

    /// <summary>For who was admitted to the project, and the secretariat.</summary>
    [Roles(Roles.Researcher, Roles.Secretariat)]
    public static async Task<RequestView> WithdrawRequest(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] RequestShelf shelf, WithdrawRequestInput input)
    {
        var (order, by, id) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson(), Input.Uuid(input.RequestId, "requestId"));
        var known = await shelf.FindAsync(id, context.CancellationToken) ?? throw new RefusalError("request.unknown", "There is no such request that waits or runs.");
        await context.DemandResearcherAsync(database, known.Project);
        (await Grains.AskAsync(() => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).WithdrawAsync(order, id, by), context.CancellationToken)).Demand();
        return (await shelf.FindAsync(id, context.CancellationToken))!;
    }

    /// <param name="Submitted">When it was asked for; null where it was sent again, and may be decided by now.</param>
    sealed record Asked(Guid Act, Guid Request, DateTimeOffset? Submitted);
}

static class Researchers
{
    /// <summary>What they are told who were not admitted to the project.</summary>
    public static Answer Stranger { get; } = new("auth.forbidden", "This is for the people of the project. The secretariat admits them.", default);

    /// <summary>Passes for the secretariat, and for who was admitted to the project.</summary>
    public static async Task DemandResearcherAsync(this IResolveFieldContext context, NpgsqlDataSource database, Guid project)
    {
        if (!await context.IsResearcherAsync(database, project))
            Stranger.Demand();
    }

    public static async Task<bool> IsResearcherAsync(this IResolveFieldContext context, NpgsqlDataSource database, Guid project) =>
        Caller.Of(context.User) is { PersonId: { } person } caller && (caller.Roles.Contains(Roles.Secretariat)
        || (await database.ReadAsync("select 1 from project_person where project_id = $1 and person_id = $2", [Sql.Uuid(project), Sql.Uuid(person)], _ => true, context.CancellationToken)).Count > 0);
}
