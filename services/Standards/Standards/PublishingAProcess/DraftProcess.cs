using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.Domain.Processes;
using Standards.PublishingAProcess;
using Standards.ReadingAProcess;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The next version of a process, whole, as a JSON document. Its id says which process; it may be unfinished.</summary>
sealed class DraftProcessInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Document { get; init; }
}

/// <summary>The draft that was read, by its hash.</summary>
sealed class PublishProcessInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProcessId { get; init; }

    public required string DraftHash { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<ProcessView> DraftProcess(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, DraftProcessInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var id = ReadProcess(input.Document).Id;
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IDefinitionGrain>(id).DraftAsync(order, input.Document, context.DemandPerson()), context.CancellationToken);
        answer.Demand();
        return (await ProcessRow.FindAsync(database, id, context.CancellationToken))!;
    }

    [Roles(Roles.Secretariat)]
    public static async Task<ProcessView> PublishProcess(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, PublishProcessInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        if (await ProcessRow.FindAsync(database, input.ProcessId, context.CancellationToken) is null)
            throw new RefusalError("process.unknown", "There is no such process.");
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IDefinitionGrain>(input.ProcessId).PublishAsync(order, input.DraftHash, context.DemandPerson()), context.CancellationToken);
        answer.Demand();
        return (await ProcessRow.FindAsync(database, input.ProcessId, context.CancellationToken))!;
    }

    static ProcessDefinition ReadProcess(string document)
    {
        try
        {
            return ProcessDefinition.Parse(document);
        }
        catch (FormatException wrong)
        {
            throw new RefusalError("input.invalid", wrong.Message);
        }
    }
}
