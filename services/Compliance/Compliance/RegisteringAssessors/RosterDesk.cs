using Compliance.ReadingAssessors;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.RegisteringAssessors;

/// <summary>Brings what people say of assessors to the register.</summary>
static class RosterDesk
{
    public static IRosterGrain Roster(this IGrainFactory grains) => grains.GetGrain<IRosterGrain>(Identifiers.Roster.ToString("D"));

    /// <summary>The person that is meant: whoever asks, or anyone if the secretariat asks.</summary>
    /// <exception cref="RefusalError">It is another.</exception>
    public static Guid Demand(IResolveFieldContext context, string? person)
    {
        var asking = context.DemandPerson();
        var meant = person is null ? asking : Input.Uuid(person, "personId");
        return meant == asking || context.Caller().Roles.Contains(Roles.Secretariat) ? meant : throw new RefusalError("auth.forbidden", "You can say this of yourself only.");
    }

    /// <exception cref="RefusalError">The register refused.</exception>
    public static async Task<AssessorActView> SendAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, AssessorCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        return new(command.Person, (await Grains.AskAsync(() => grains.Roster().DoAsync(order, asked), context.CancellationToken)).ActOf());
    }
}
