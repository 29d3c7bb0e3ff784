using Compliance.ReadingAssessments;
using Compliance.ReadingAssessors;
using Compliance.RegisteringAssessors;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>The register of assessors; who is in it sees the own entry, monitors and the secretariat see all.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.Researcher)]
    public static async Task<IEnumerable<AssessorView>> Assessors(IResolveFieldContext context, [FromServices] IGrainFactory grains)
    {
        var (all, viewer) = ((await grains.Roster().AllAsync()).Read<Assessor[]>(), Viewer.Of(context));
        return all.Where(a => viewer.SeesAll || a.Person == viewer.Person).Select(a => new AssessorView(a));
    }

    /// <summary>How far those agree who have assessed the same versions against a standard, blind.</summary>
    public static async Task<AgreementView> AssessorAgreement([FromServices] AssessmentRegister assessments, [Id] string standardId, CancellationToken cancellation = default) =>
        new(await assessments.PairsAsync(standardId, cancellation));
}
