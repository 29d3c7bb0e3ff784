using Compliance.Domain.Disclosures;
using Compliance.FilingADisclosure;
using Compliance.ReadingDisclosures;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A report of somebody who stays unknown. It needs no token, and one that is sent is not looked at.</summary>
sealed class FileDisclosureInput
{
    /// <summary>Drawn at random, and told to nobody: it gives the code again if the answer was lost. It is not kept.</summary>
    [Id]
    public required string CommandId { get; init; }

    public required string Subject { get; init; }

    public required string Account { get; init; }
}

/// <summary>Who filed a report adds something to it.</summary>
sealed class AddToDisclosureInput
{
    public required string Code { get; init; }

    public required string Text { get; init; }
}

/// <summary>A monitor answers a report, or says that nothing more follows.</summary>
sealed class AnswerDisclosureInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DisclosureId { get; init; }

    public required string Text { get; init; }
}

sealed partial class Mutation
{
    /// <summary>The code in the answer is shown this once.</summary>
    [Public]
    public static Task<FiledDisclosureView> FileDisclosure(IResolveFieldContext context, [FromServices] DisclosureDesk desk, FileDisclosureInput input) =>
        desk.FileAsync(Input.Uuid(input.CommandId, "commandId"), input.Subject.Trim(), input.Account.Trim(), context.CancellationToken);

    [Public]
    public static Task<DisclosureView> AddToDisclosure(IResolveFieldContext context, [FromServices] DisclosureDesk desk, AddToDisclosureInput input) => desk.AddAsync(input.Code, input.Text.Trim(), context.CancellationToken);

    /// <summary>What was written back and forth, for who has the code. It changes nothing; as a mutation it is never in an address, a cache or a log.</summary>
    [Public]
    public static Task<DisclosureView> OpenDisclosure(IResolveFieldContext context, [FromServices] DisclosureDesk desk, string code) => desk.ReadAsync(code, context.CancellationToken);

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<DisclosureActView> AnswerDisclosure(IResolveFieldContext context, [FromServices] IGrainFactory grains, AnswerDisclosureInput input) =>
        DoAsync(context, grains, input, new DisclosureCommand.Answer(default, input.Text.Trim(), context.DemandPerson(), default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<DisclosureActView> CloseDisclosure(IResolveFieldContext context, [FromServices] IGrainFactory grains, AnswerDisclosureInput input) =>
        DoAsync(context, grains, input, new DisclosureCommand.Close(default, input.Text.Trim(), context.DemandPerson(), default));

    static async Task<DisclosureActView> DoAsync(IResolveFieldContext context, IGrainFactory grains, AnswerDisclosureInput input, DisclosureCommand command)
    {
        var id = Input.Uuid(input.DisclosureId, "disclosureId");
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        return new(id, (await Grains.AskAsync(() => grains.GetGrain<IDisclosureGrain>(id.ToString("D")).DoAsync(order, Asked.Of(command)), context.CancellationToken)).ActOf());
    }
}
