using Compliance.Graph;
using Compliance.RegisteringAssessors;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.ReadingAssessors;

/// <summary>Somebody who may be assigned to assessments.</summary>
[Public, Name("Assessor")]
sealed class AssessorView(Assessor assessor)
{
    [Id]
    public string Id => assessor.Person.ToString("D");

    public PersonStub Person => new(assessor.Person);

    /// <summary>For whom this person works.</summary>
    public OrganizationStub? Organization => assessor.Organization is { } organization ? new(organization) : null;

    public string Field => assessor.Field;

    public bool IsAdmitted => assessor.IsAdmitted;

    /// <summary>Takes no more assignments.</summary>
    public bool IsRetired => assessor.IsRetired;

    public IEnumerable<ConflictOfInterestView> Conflicts => assessor.Conflicts.Select(c => new ConflictOfInterestView(c.Key, c.Value));
}

/// <summary>A developer whose models somebody may not assess.</summary>
[Public, Name("ConflictOfInterest")]
sealed class ConflictOfInterestView(Guid developer, string nature)
{
    [Id]
    public string DeveloperId => developer.ToString("D");

    /// <summary>As the register of models calls it.</summary>
    public Task<string?> DeveloperName([FromServices] ReadingModels.ModelInsight insight, CancellationToken cancellation) => insight.DeveloperNameAsync(developer, cancellation);

    public string Nature => nature;
}

/// <summary>A binding act on the register of assessors, just done or recalled.</summary>
[Public, Name("AssessorAct")]
sealed class AssessorActView(Guid person, Guid act)
{
    public async Task<AssessorView?> Assessor([FromServices] IGrainFactory grains) =>
        (await grains.Roster().AllAsync()).Read<Assessor[]>().FirstOrDefault(a => a.Person == person) is { } assessor ? new(assessor) : null;

    public ReceiptStub Receipt => new(act);
}
