using Compliance.Graph;
using Compliance.ReadingAssessments;
using Compliance.ReadingClaims;
using Compliance.ReadingEvidence;
using Compliance.RegisteringAssessors;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.AssessingAModel;

/// <summary>Brings what people say of assessments to the assessments.</summary>
static class AssessmentDesk
{
    /// <summary>Begins a round: first the register assigns, once for each round; then the round begins with what was assigned. Cut off in between, it goes on when it is asked again.</summary>
    public static async Task<Answer> OpenAsync(IGrainFactory grains, Order order, Guid id, AssessedVersion subject, SafetyStandard standard, Guid by, CancellationToken cancellation)
    {
        var assessment = grains.GetGrain<IAssessmentGrain>(id.ToString("D"));
        var assigned = await Grains.AskAsync(() => assessment.RoundAsync(order), cancellation) is { } round ? await AssignAsync(grains, id, round, subject, standard, by, cancellation) : new(by, null, []);   // what is recalled is not decided anew
        return await Grains.AskAsync(() => assessment.DoAsync(order, Asked.Of<ModelAssessmentCommand>(new ModelAssessmentCommand.Open(default, subject, standard, assigned, by, default))), cancellation);
    }

    static async Task<Assignment> AssignAsync(IGrainFactory grains, Guid id, int round, AssessedVersion subject, SafetyStandard standard, Guid by, CancellationToken cancellation)
    {
        var assign = new AssessorCommand.Assign(default, id, round, subject.Developer, standard.Sampling.Takes(subject.Model, subject.Version, round), standard.Rotation, standard.Sampling, by, default);
        return (await Grains.AskAsync(() => grains.Roster().AssignAsync(Asked.Of<AssessorCommand>(assign)), cancellation)).Accepted<Assignment>();
    }

    /// <exception cref="RefusalError">The assessment refused.</exception>
    public static async Task<AssessmentActView> SendAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid assessment, ModelAssessmentCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        return new(assessment, (await Grains.AskAsync(() => grains.GetGrain<IAssessmentGrain>(assessment.ToString("D")).DoAsync(order, asked), context.CancellationToken)).ActOf());
    }
}

/// <summary>Reads reports as clients give them; what they name to show something has to be there, and of the same model.</summary>
sealed class ReportReader(EvidenceRegister evidence, ClaimRegister claims)
{
    public async Task<AssessmentReport> ReadAsync(Viewer viewer, SeenAssessment assessment, FileAssessmentInput input, CancellationToken cancellation)
    {
        await evidence.DemandAsync(viewer, assessment.Model, input.Judgements.SelectMany(j => j.EvidenceIds ?? []), cancellation);
        await claims.DemandAsync(viewer, assessment.Model, assessment.Version, input.Judgements.SelectMany(j => j.ClaimIds ?? []), cancellation);
        return new(
            [.. input.Judgements.Select(j => new Judgement(j.RequirementId, j.Verdict, j.Reason.Trim(), Ids(j.EvidenceIds), Ids(j.ClaimIds)))],
            [.. input.Ratings.Select(r => new RiskRating(r.AreaId, r.Inherent, r.Residual, [.. (r.SafeguardIds ?? []).Distinct(StringComparer.Ordinal)], r.Reason.Trim()))]);
    }

    static ImmutableList<Guid> Ids(IEnumerable<string>? ids) => [.. (ids ?? []).Select(i => Input.Uuid(i, "ids")).Distinct()];
}
