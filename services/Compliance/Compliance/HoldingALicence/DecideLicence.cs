using Compliance.HoldingALicence;
using Compliance.ReadingLicences;
using Compliance.WeighingConditions;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A condition of a licence: what it says, and the document that is executed.</summary>
sealed class LicenceConditionInput
{
    /// <summary>Names it within the licence: small letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required string Says { get; init; }

    /// <summary>JSON in the language of conditions.</summary>
    public required string Document { get; init; }
}

/// <summary>What was applied for is granted, until a day and on conditions.</summary>
sealed class GrantLicenceInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string LicenceId { get; init; }

    public required DateTime Until { get; init; }

    /// <summary>Names of conditions that come with the platform.</summary>
    [Id]
    public IReadOnlyList<string>? Templates { get; init; }

    /// <summary>Conditions of one's own.</summary>
    public IReadOnlyList<LicenceConditionInput>? Conditions { get; init; }
}

/// <summary>An application is refused, or a licence is reinstated, and why.</summary>
sealed class LicenceGroundInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string LicenceId { get; init; }

    public required string Ground { get; init; }
}

/// <summary>A licence is suspended or revoked.</summary>
sealed class LicenceMeasureInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string LicenceId { get; init; }

    public required string Ground { get; init; }

    /// <summary>There is danger: an appeal does not stay it.</summary>
    public bool? IsImmediate { get; init; }

    /// <summary>By which calendar the 30 days to appeal run; that of the European Commission if nothing is said.</summary>
    [Id]
    public string? CalendarId { get; init; }
}

/// <summary>A licence goes to another developer, on the same terms.</summary>
sealed class TransferLicenceInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string LicenceId { get; init; }

    /// <summary>By organization.</summary>
    [Id]
    public required string DeveloperId { get; init; }

    public required string Ground { get; init; }
}

/// <summary>An appeal is decided by the secretariat, and by nobody whose act it is about.</summary>
sealed class DecideMeasureAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string LicenceId { get; init; }

    /// <summary>Whether what it is about stands.</summary>
    public required bool IsUpheld { get; init; }

    public required string Ground { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<LicenceActView> GrantLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] FactRegister facts, GrantLicenceInput input)
    {
        var shipped = (input.Templates ?? []).Select(t => ShippedConditions.All.GetValueOrDefault(t)
            ?? throw new RefusalError("condition.unknown_template", $"There is no such condition; there are {string.Join(", ", ShippedConditions.All.Keys)}."));
        var own = (input.Conditions ?? []).Select(c => new LicenceCondition(c.Id.Trim(), c.Says.Trim(), c.Document));
        return LicenceDesk.AskAsync(
            context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Grant(default, [.. shipped, .. own], Input.Instant(input.Until, "until"), facts.Catalogue, default, default, default));
    }

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<LicenceActView> RefuseLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, LicenceGroundInput input) =>
        LicenceDesk.AskAsync(context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Refuse(default, input.Ground.Trim(), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<LicenceActView> ReinstateLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, LicenceGroundInput input) =>
        LicenceDesk.AskAsync(context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Reinstate(default, input.Ground.Trim(), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<LicenceActView> SuspendLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Clock clock, LicenceMeasureInput input) => LicenceDesk.AskAsync(
        context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Suspend(default, input.Ground.Trim(), input.IsImmediate is true, AppealBy(clock, input.CalendarId), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<LicenceActView> RevokeLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Clock clock, LicenceMeasureInput input) => LicenceDesk.AskAsync(
        context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Revoke(default, input.Ground.Trim(), input.IsImmediate is true, AppealBy(clock, input.CalendarId), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<LicenceActView> TransferLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, TransferLicenceInput input) => LicenceDesk.AskAsync(
        context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Transfer(default, Input.Uuid(input.DeveloperId, "developerId"), input.Ground.Trim(), default, default, default));

    [Roles(Roles.Secretariat)]
    public static Task<LicenceActView> DecideMeasureAppeal(IResolveFieldContext context, [FromServices] IGrainFactory grains, DecideMeasureAppealInput input) => LicenceDesk.AskAsync(
        context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.DecideAppeal(default, input.IsUpheld, input.Ground.Trim(), default, default, default));

    internal static DateTimeOffset AppealBy(Clock clock, string? calendar) => LicenceDesk.CalendarOf(calendar).After(clock.Now(), LicenceDesk.TimeToAppeal);
}
