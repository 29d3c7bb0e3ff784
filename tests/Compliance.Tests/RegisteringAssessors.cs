using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.PauseSteps;

namespace Compliance.Tests;

public sealed class RegisteringAssessors(ComplianceHost host)
{
    [Fact]
    public async Task Is_by_offer_and_admission_each_with_its_receipt()
    {
        var person = Guid.NewGuid();
        var token = Tokens.Researcher(person);
        var act = await host.Api.DoAsync("enrolAssessor", "EnrolAssessorInput", new { input = new { commandId = Guid.NewGuid(), field = "Biology" } }, token);
        Assert.True(await host.Database.IsBoundAsync(act, "compliance.assessor-enrolled"));
        var admit = new { input = new { commandId = Guid.NewGuid(), personId = person } };
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync("mutation($input: AssessorInput!) { admitAssessor(input: $input) { receipt { actId } } }", admit, token)).Code);
        Assert.True(await host.Database.IsBoundAsync(await host.Api.DoAsync("admitAssessor", "AssessorInput", admit, Tokens.Secretariat), "compliance.assessor-admitted"));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync("mutation($input: EnrolAssessorInput!) { enrolAssessor(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), field = "B" } }, Tokens.Officer(Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task Conflicts_are_declared_of_oneself_and_end_by_the_secretariat()
    {
        var (person, token) = await host.Api.AdmitAsync();
        var (other, _) = await host.Api.AdmitAsync();
        object Conflict(Guid whose) => new { input = new { commandId = Guid.NewGuid(), personId = whose, developerId = Guid.NewGuid(), nature = "Shares." } };
        const string declare = "mutation($input: ConflictInput!) { declareConflict(input: $input) { assessor { conflicts { nature developerId } } } }";
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(declare, Conflict(other), token)).Code);
        var conflict = (await host.Api.AskAsync(declare, Conflict(person), token)).GetProperty("declareConflict").GetProperty("assessor").GetProperty("conflicts")[0];
        var end = new { input = new { commandId = Guid.NewGuid(), personId = person, developerId = conflict.GetProperty("developerId").GetString() } };
        const string over = "mutation($input: EndConflictInput!) { endConflict(input: $input) { assessor { conflicts { nature } } } }";
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(over, end, token)).Code);
        Assert.Equal(0, (await host.Api.AskAsync(over, end, Tokens.Secretariat)).GetProperty("endConflict").GetProperty("assessor").GetProperty("conflicts").GetArrayLength());
        await host.Api.DoAsync("retireAssessor", "AssessorInput", new { input = new { commandId = Guid.NewGuid(), personId = person } }, token);
    }
}
