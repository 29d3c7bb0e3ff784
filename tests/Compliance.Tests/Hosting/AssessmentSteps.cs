using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>The steps of assessments, through the doors that everyone uses.</summary>
public static class AssessmentSteps
{
    public const string Standard = "frontier-ai-safety";
    public const string FileIt = "mutation($input: FileEvidenceInput!) { fileEvidence(input: $input) { evidence { id sha256 size label keptUntil content } receipt { actId } } }";
    public const string RaiseIt = "mutation($input: RaiseFindingInput!) { raiseFinding(input: $input) { finding { id state severity cureBy requirement { name } detail { next } } receipt { actId } } }";
    public const string ClaimIt = "mutation($input: MakeClaimInput!) { makeClaim(input: $input) { claim { id state version } receipt { actId } } }";
    public const string OpenIt = "mutation($input: OpenAssessmentInput!) { openAssessment(input: $input) { assessment { id round detail { reportsAwaited assignment { lead { id } second { id } candidates { eligibility before lot person { id } } } } } receipt { actId } } }";
    public const string ReportIt = "mutation($input: FileAssessmentInput!) { fileAssessment(input: $input) { assessment { id decision } receipt { actId } } }";

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public static object File(string model, string content = "What was measured.", string label = "SENSITIVE", string? stated = null, Guid? command = null, string keptUntil = "2040-01-01") => new
    {
        input = new
        {
            commandId = command ?? Guid.NewGuid(), modelId = model, name = "Report 9", content = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)), sha256 = stated, maker = "An institute", method = "By hand",
            made = "2026-03-01", label, keptUntil,
        },
    };

    public static async Task<string> FileAsync(this Api api, string model, string token, string content = "What was measured.", string label = "SENSITIVE") =>
        (await api.AskAsync(FileIt, File(model, content, label), token)).GetProperty("fileEvidence").GetProperty("evidence").GetProperty("id").GetString()!;

    public static object Raise(string model, string severity = "MAJOR", params string[] evidence) => new
    {
        input = new { commandId = Guid.NewGuid(), modelId = model, standardId = Standard, requirementId = "monitored", severity, title = "Nobody watches", account = "There is no log.", evidenceIds = evidence },
    };

    public static async Task<string> RaiseAsync(this Api api, string model, string token, string severity = "MAJOR") =>
        (await api.AskAsync(RaiseIt, Raise(model, severity), token)).GetProperty("raiseFinding").GetProperty("finding").GetProperty("id").GetString()!;

    public static object Claim(string model, string evidence, string version = "1", string low = "0.01") => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), modelId = model, version, topic = "DANGEROUS_CAPABILITY", areaId = "cyber", statement = "It cannot attack networks by itself.",
            evaluation = new { name = "Cyber range", measure = "Tasks completed", sampleSize = 40, effort = "SCAFFOLDING", effortHours = 120, score = "1/20", low, high = "0.16", confidence = 95 }, tools = new[] { "shell" }, evidenceIds = new[] { evidence },
        },
    };

    public static async Task<string> ClaimAsync(this Api api, string model, string evidence, string token, string version = "1") =>
        (await api.AskAsync(ClaimIt, Claim(model, evidence, version), token)).GetProperty("makeClaim").GetProperty("claim").GetProperty("id").GetString()!;

    /// <summary>A person of the register of assessors, who is admitted.</summary>
    public static async Task<(Guid Person, string Token)> AdmitAsync(this Api api, Guid? organization = null)
    {
        var person = Guid.NewGuid();
        var token = Tokens.Researcher(person, organization);
        await api.AskAsync("mutation($input: EnrolAssessorInput!) { enrolAssessor(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), field = "Evaluations" } }, token);
        await api.AskAsync("mutation($input: AssessorInput!) { admitAssessor(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), personId = person } }, Tokens.Secretariat);
        return (person, token);
    }

    public static object Open(string model, string version = "1", Guid? command = null) => new { input = new { commandId = command ?? Guid.NewGuid(), modelId = model, version, standardId = Standard } };

    /// <summary>A report in which all is well, but for what is said otherwise.</summary>
    public static object Report(string assessment, string evidence, string scrutiny = "MET", string cyber = "LOW", string? claim = null) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), assessmentId = assessment,
            judgements = Requirements.Select(r => new { requirementId = r, verdict = r == "external-scrutiny" ? scrutiny : "MET", reason = "It is shown.", evidenceIds = new[] { evidence }, claimIds = claim is null ? [] : new[] { claim } }),
            ratings = Areas.Select(a => new { areaId = a, inherent = a == "cyber" ? cyber : "LOW", residual = a == "cyber" ? cyber : "LOW", safeguardIds = Array.Empty<string>(), reason = "Nothing was found." }),
        },
    };

    public static async Task<JsonElement> AssessmentAsync(this Api api, string id, string fields, string? token) =>
        (await api.AskAsync($"query($id: ID!) {{ modelAssessment(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("modelAssessment");

    static readonly string[] Requirements = ["capabilities-evaluated", "controllability-evaluated", "context-considered", "external-scrutiny", "protocol-followed", "monitored", "reassessed"];
    static readonly string[] Areas = ["weapons", "cyber", "persuasion", "autonomy"];
}
