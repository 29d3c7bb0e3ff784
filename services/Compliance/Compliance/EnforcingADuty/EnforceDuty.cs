using Compliance.EnforcingADuty;
using Compliance.HoldingALicence;
using Compliance.ReadingEnforcement;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>Notice of a breach, with a time to cure it.</summary>
sealed class GiveNoticeInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>By organization; the holder of the licence if nothing is said.</summary>
    [Id]
    public string? DeveloperId { get; init; }

    /// <summary>The licence whose terms were broken.</summary>
    [Id]
    public string? LicenceId { get; init; }

    /// <summary>What was broken, in one line.</summary>
    public required string Breach { get; init; }

    public required string Account { get; init; }

    /// <summary>How long there is to cure it.</summary>
    public required int CureAmount { get; init; }

    public required TermUnit CureUnit { get; init; }

    /// <summary>By which calendar that runs; that of the European Commission if nothing is said.</summary>
    [Id]
    public string? CalendarId { get; init; }
}

/// <summary>The developer says how a breach was cured, or appeals against a penalty.</summary>
sealed class EnforcementTextInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string EnforcementId { get; init; }

    public required string Text { get; init; }
}

/// <summary>Whether a breach was cured, or a penalty stands, and why.</summary>
sealed class EnforcementJudgementInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string EnforcementId { get; init; }

    public required bool IsSo { get; init; }

    public required string Ground { get; init; }
}

/// <summary>A penalty: an exact fine, the suspension of the licence, or both.</summary>
sealed class ImposePenaltyInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string EnforcementId { get; init; }

    /// <summary>Digits and at most one point, such as 1500000.00.</summary>
    public string? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    public bool? IsSuspension { get; init; }

    public required string Ground { get; init; }

    /// <summary>There is danger: an appeal does not stay it.</summary>
    public bool? IsImmediate { get; init; }

    [Id]
    public string? CalendarId { get; init; }
}

sealed partial class Mutation
{
    const int LongestCure = 1_000;

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<EnforcementActView> GiveNotice(IResolveFieldContext context, [FromServices] EnforcementDesk desk, [FromServices] IGrainFactory grains, [FromServices] Clock clock, GiveNoticeInput input)
    {
        if (input.CureAmount is < 1 or > LongestCure)
            throw new RefusalError("enforcement.no_time_to_cure", "A notice leaves time to cure, and no more than 1,000 of its unit.");
        Guid? licence = input.LicenceId is { } given ? Input.Uuid(given, "licenceId") : null;
        var holder = licence is { } named
            ? await Grains.AskAsync(() => grains.GetGrain<ILicenceGrain>(named.ToString("D")).DeveloperAsync(), context.CancellationToken) ?? throw new RefusalError("licence.unknown", "There is no such licence.") : (Guid?)null;
        var developer = input.DeveloperId is { } id ? Input.Uuid(id, "developerId") : holder ?? throw new RefusalError("input.invalid", "Name the developer, or the licence.");
        if (holder is { } other && other != developer)
            throw new RefusalError("licence.unknown", "This developer does not hold that licence.");
        var cureBy = LicenceDesk.CalendarOf(input.CalendarId).After(clock.Now(), new Domain.Duties.Term(input.CureAmount, input.CureUnit));
        return await desk.SendAsync(
            context, input, input.CommandId, Identifiers.OfEnforcement(Input.Uuid(input.CommandId, "commandId")),
            new EnforcementCommand.Notify(default, new(developer, licence, input.Breach.Trim(), input.Account.Trim(), cureBy), Parties.OfLicence(context, developer), default, default));
    }

    [Roles(Roles.ComplianceOfficer)]
    public static Task<EnforcementActView> ClaimCure(IResolveFieldContext context, [FromServices] EnforcementDesk desk, EnforcementTextInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.ClaimCure(default, input.Text.Trim(), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<EnforcementActView> JudgeCure(IResolveFieldContext context, [FromServices] EnforcementDesk desk, EnforcementJudgementInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.JudgeCure(default, input.IsSo, input.Ground.Trim(), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<EnforcementActView> ImposePenalty(IResolveFieldContext context, [FromServices] EnforcementDesk desk, [FromServices] Clock clock, ImposePenaltyInput input)
    {
        var fine = string.IsNullOrWhiteSpace(input.Amount) ? null : Money.Read(input.Amount.Trim(), input.Currency?.Trim() ?? "")
            ?? throw new RefusalError("enforcement.no_amount", $"A fine is written with digits and at most one point, no finer than the currency, in one of {string.Join(", ", Money.Decimals.Keys)}.");
        var penalty = new Penalty(fine, input.IsSuspension is true, input.Ground.Trim(), input.IsImmediate is true, AppealBy(clock, input.CalendarId), context.DemandPerson());
        return desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.Penalize(default, penalty, default, default, default));
    }

    [Roles(Roles.ComplianceOfficer)]
    public static Task<EnforcementActView> AppealPenalty(IResolveFieldContext context, [FromServices] EnforcementDesk desk, EnforcementTextInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.Appeal(default, input.Text.Trim(), default, default, default));

    [Roles(Roles.Secretariat)]
    public static Task<EnforcementActView> DecidePenaltyAppeal(IResolveFieldContext context, [FromServices] EnforcementDesk desk, EnforcementJudgementInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.DecideAppeal(default, input.IsSo, input.Ground.Trim(), default, default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<EnforcementActView> SettlePenalty(IResolveFieldContext context, [FromServices] EnforcementDesk desk, EnforcementTextInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.Settle(default, input.Text.Trim(), default, default, default));

    /// <summary>What everyone may know of a case, once an appeal is decided or no more possible.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<EnforcementActView> PublishEnforcement(IResolveFieldContext context, [FromServices] EnforcementDesk desk, EnforcementTextInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.EnforcementId, new EnforcementCommand.Publish(default, input.Text.Trim(), default, default, default));
}
