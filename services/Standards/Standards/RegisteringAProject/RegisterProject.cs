using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Processes;
using Standards.ReadingACommittee;
using Standards.ReadingAProcess;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The symbol names the project for good; the stage is the one it has reached.</summary>
sealed class RegisterProjectInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Symbol { get; init; }

    public required string Title { get; init; }

    public required string Stage { get; init; }

    /// <summary>The committee that does the work.</summary>
    [Id]
    public string? CommitteeId { get; init; }

    /// <summary>The process that it is put under at once, in its newest version; with the track.</summary>
    [Id]
    public string? ProcessId { get; init; }

    [Id]
    public string? TrackId { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<ProjectView>> RegisterProject(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] Loaders loaders, RegisterProjectInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var id = Identifiers.OfProject(input.Symbol);
        var committee = input.CommitteeId is { } named ? (await CommitteeRow.RequireAsync(database, Input.Uuid(named, "committeeId"), context.CancellationToken)).Id : (Guid?)null;
        var project = new RegisterOrder(input.Symbol, input.Title, input.Stage) { Committee = committee, Under = await PlaceAsync(context, database, input) };
        var answer = await Grains.AskAsync(() => grains.GetGrain<IProjectGrain>(id.ToString("D")).RegisterAsync(order, project), context.CancellationToken);
        answer.Demand();
        return loaders.Projects.Load(id).Always();
    }

    static async Task<StartOrder?> PlaceAsync(IResolveFieldContext context, NpgsqlDataSource database, RegisterProjectInput input)
    {
        if (input.ProcessId is null != input.TrackId is null)
            throw new RefusalError("input.invalid", "Give process and track together, or neither.");
        if (input.ProcessId is not { } process)
            return null;
        var newest = await ProcessVersionRow.NewestAsync(database, process, context.CancellationToken);
        return new(Json.Of<FrozenProcess>(newest.Frozen), input.TrackId!, context.DemandPerson());
    }
}
