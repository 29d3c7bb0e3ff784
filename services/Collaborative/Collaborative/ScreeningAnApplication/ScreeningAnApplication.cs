using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.ReadingAnApplication;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>The judgement of a joint application by the four risks, each once.</summary>
sealed class ScreenApplicationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required ScreeningOutcome Outcome { get; init; }

    public required IEnumerable<RiskFindingInput> Findings { get; init; }

    /// <summary>They become conditions of the award.</summary>
    public IEnumerable<MitigationInput>? Mitigations { get; init; }

    public string? ReferredTo { get; init; }

    public required string Reason { get; init; }
}

/// <summary>What was found of one risk.</summary>
sealed class RiskFindingInput
{
    public required Risk Risk { get; init; }

    public required Gravity Gravity { get; init; }

    public required string Reason { get; init; }
}

/// <summary>What is done about a risk.</summary>
sealed class MitigationInput
{
    public required Risk Risk { get; init; }

    public required string Condition { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<ApplicationView> ScreenApplication(IResolveFieldContext context, [FromServices] ApplicationDesk desk, ScreenApplicationInput input)
    {
        var decision = new ScreeningDecision(
            input.Outcome, [.. input.Findings.Select(f => new RiskFinding(f.Risk, f.Gravity, f.Reason))], [.. (input.Mitigations ?? []).Select(m => new Mitigation(m.Risk, m.Condition))],
            input.ReferredTo ?? "", input.Reason, new(context.DemandPerson()), default);
        return desk.AskAsync(
            context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"), new ApplicationCommand.Screen(default, decision, context.DemandInstitution(), default));
    }
}
