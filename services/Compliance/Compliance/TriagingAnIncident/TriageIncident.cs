using Compliance.ReadingIncidents;
using Compliance.ReadingModels;
using Compliance.ReportingAnIncident;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>What needs no more than the incident.</summary>
sealed class OnIncidentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string IncidentId { get; init; }
}

/// <summary>What is done with an incident for a reason.</summary>
sealed class DecideIncidentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string IncidentId { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A class of a dimension of a taxonomy.</summary>
sealed class IncidentClassInput
{
    [Id]
    public required string TaxonomyId { get; init; }

    [Id]
    public required string DimensionId { get; init; }

    public required string Class { get; init; }
}

/// <summary>How a monitor judges an incident. Which clocks run follows from severity and harms by each regime; the reason stays on record.</summary>
sealed class TriageIncidentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string IncidentId { get; init; }

    /// <summary>A level of the scale of severity.</summary>
    [Id]
    public required string SeverityId { get; init; }

    public required IReadOnlyList<Harm> Harms { get; init; }

    /// <summary>Further models that had part in it.</summary>
    [Id]
    public IReadOnlyList<string>? ModelIds { get; init; }

    public IReadOnlyList<IncidentClassInput>? Classes { get; init; }

    public required string Reason { get; init; }
}

/// <summary>An incident repeats another one, which was reported earlier.</summary>
sealed class MergeIncidentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string IncidentId { get; init; }

    [Id]
    public required string IntoId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    const int MostLinked = 50;

    /// <summary>A monitor takes a report in.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> TakeInIncident(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, OnIncidentInput input) =>
        await IncidentDesk.AskAsync(context, grains, input, input.CommandId, await IncidentDesk.DemandAsync(context, incidents, input.IncidentId), new IncidentCommand.TakeIn(default, default, default));

    /// <summary>Sets the severity, the harms, the classes and further models, or sets them anew.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> TriageIncident(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, [FromServices] ModelRegister models, TriageIncidentInput input)
    {
        var (viewer, incident) = (Viewer.Of(context), await IncidentDesk.DemandAsync(context, incidents, input.IncidentId));
        if (input.ModelIds?.Count > MostLinked || input.Classes?.Count > MostLinked)
            throw new RefusalError("input.invalid", $"At most {MostLinked} models and {MostLinked} classes.");
        var reported = (await incidents.FindAsync(viewer, incident, context.CancellationToken))!.Report.Model;
        ImmutableList<Guid> linked = [.. (input.ModelIds ?? []).Select(m => Input.Uuid(m, "modelIds")).Where(m => m != reported).Distinct().Order()];
        if ((await models.FindAsync(viewer, linked, context.CancellationToken)).Count != linked.Count)
            throw new RefusalError("model.unknown", new ModelRefusal.Unknown().Message);
        ImmutableList<IncidentClass> classes =
        [
            .. (input.Classes ?? []).Select(c => new IncidentClass(c.TaxonomyId, c.DimensionId, c.Class)).Distinct()
                .OrderBy(c => c.Taxonomy, StringComparer.Ordinal).ThenBy(c => c.Dimension, StringComparer.Ordinal).ThenBy(c => c.Class, StringComparer.Ordinal),
        ];
        var triage = new Triage(input.SeverityId, [.. input.Harms.Distinct().Order()], linked, classes);
        return await IncidentDesk.AskAsync(context, grains, input, input.CommandId, incident, new IncidentCommand.Judge(default, triage, input.Reason.Trim(), default, default));
    }

    /// <summary>Merges a report into one that came earlier: its clocks stop, and what is done goes on there.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> MergeIncident(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, MergeIncidentInput input)
    {
        var incident = await IncidentDesk.DemandAsync(context, incidents, input.IncidentId);
        var into = await IncidentDesk.DemandAsync(context, incidents, input.IntoId);
        var isEarlier = await incidents.IsEarlierAsync(into, incident, context.CancellationToken);
        return await IncidentDesk.AskAsync(context, grains, input, input.CommandId, incident, new IncidentCommand.Merge(default, into, isEarlier, input.Reason.Trim(), default, default));
    }

    /// <summary>Nothing more is done with it; what regimes ask stays due.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> CloseIncident(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, DecideIncidentInput input) =>
        await IncidentDesk.AskAsync(context, grains, input, input.CommandId, await IncidentDesk.DemandAsync(context, incidents, input.IncidentId), new IncidentCommand.Close(default, input.Reason.Trim(), default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> ReopenIncident(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, DecideIncidentInput input) =>
        await IncidentDesk.AskAsync(context, grains, input, input.CommandId, await IncidentDesk.DemandAsync(context, incidents, input.IncidentId), new IncidentCommand.Reopen(default, input.Reason.Trim(), default, default));
}
