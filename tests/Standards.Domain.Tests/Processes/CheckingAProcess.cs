using System.Text.Json.Nodes;
using Standards.Domain.Processes;

namespace Standards.Domain.Tests.Processes;

public sealed class CheckingAProcess
{
    public static TheoryData<string> All => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Finds_nothing_against_those_that_are_shipped(string name) => Assert.Empty(ProcessCheck.Of(Shipped.Process(name), Shipped.KnownRules));

    [Fact]
    public void Refuses_a_stage_that_cannot_be_reached() => Assert.Equal(
        ["process.stage_unreachable 40.93: No way leads from the beginning to 40.93."],
        Problems(p => Decisions(p, "40.60").RemoveAt(0)));

    [Fact]
    public void Refuses_a_dead_end_that_is_not_final() => Assert.Equal(
        ["process.dead_end 95.99: No way leads on from 95.99, and it is not final."],
        Problems(p => Stage(p, "95.99")["final"] = false).Where(m => m.StartsWith("process.dead_end 95.99", StringComparison.Ordinal)));

    [Fact]
    public void Refuses_stages_from_which_no_end_can_be_reached()
    {
        var problems = Problems(p =>
        {
            Decisions(p, "40.93")[0]!["to"] = "40.93";
            Decisions(p, "40.93")[0]!["gate"] = new JsonArray();
        });
        Assert.Equal(["process.dead_end 40.93: From 40.93 no way leads to an end: a project would go round for ever."], problems);
    }

    [Theory]
    [InlineData(null, "process.ballot_without_rule 40.20: The ballot of 40.20 has no voting rule.")]
    [InlineData("iso-xyz", "process.ballot_without_rule 40.20: The ballot of 40.20 is held by \"iso-xyz\", and there is no such voting rule.")]
    public void Refuses_a_ballot_without_a_rule(string? rule, string problem) => Assert.Equal([problem], Problems(p => Stage(p, "40.20")["ballot"]!["rule"] = rule));

    [Fact]
    public void Refuses_a_deadline_without_a_consequence() => Assert.Equal(
        ["process.deadline_without_consequence 40.60: The deadline \"No decision after a failed ballot\" of 40.60 has no consequence."],
        Problems(p => Stage(p, "40.60")["deadlines"]![0]!["consequence"] = null));

    [Fact]
    public void Refuses_a_deadline_whose_consequence_is_half_said() => Assert.Equal(
        [
            "process.deadline_without_consequence 40.60: The deadline \"No decision after a failed ballot\" of 40.60 lapses into 40.93, which is not final.",
            "process.deadline_without_consequence 60.60: The deadline \"Confirm the standard, or let it lapse\" of 60.60 escalates to nobody.",
        ],
        Problems(p =>
        {
            Stage(p, "40.60")["deadlines"]![0]!["to"] = "40.93";
            Stage(p, "60.60")["deadlines"]![0]!["escalateTo"] = null;
        }));

    [Fact]
    public void Refuses_a_publication_that_nobody_decides() => Assert.Contains(
        "process.publication_undecided 40.20: From 40.20 a project would come to 60.60 by itself. A standard is published by a decision.",
        Problems(p => Stage(p, "40.20")["ballot"]!["approved"] = "60.60"));

    [Fact]
    public void Refuses_a_cycle_in_which_nobody_decides() => Assert.Contains(
        "process.undecided_cycle 40.20: A project could go round by itself through 40.20, 40.60: on every circle somebody has to decide something.",
        Problems(p =>
        {
            Stage(p, "40.60")["deadlines"]![0]!["to"] = "40.20";
            Stage(p, "40.60")["deadlines"]![0]!["consequence"] = "ADVANCE";
        }));

    [Theory]
    [InlineData("GOOD_MOOD", null, "The gate from 60.00 to 60.60 asks for \"GOOD_MOOD\", which is no evidence: it is one of COMMENTS_DISPOSED, TRANSLATIONS_COMPLETE, EXPERTS_NAMED, PATENT_DECLARATIONS_IN, SCOPE_UNCHANGED, DRAFT_PUBLISHED, BALLOT_APPROVED.")]
    [InlineData("EXPERTS_NAMED", null, "The gate from 60.00 to 60.60 asks for EXPERTS_NAMED without saying how many at least.")]
    [InlineData("SCOPE_UNCHANGED", 2, "The gate from 60.00 to 60.60 says how many SCOPE_UNCHANGED at least, but that is not counted by the gate.")]
    [InlineData("BALLOT_APPROVED", null, "The gate from 60.00 to 60.60 asks for an approving ballot, and no ballot is held in stage 60.")]
    public void Refuses_a_gate_on_evidence_that_it_cannot_judge(string evidence, int? atLeast, string problem) => Assert.Equal(
        [$"process.evidence_unknown 60.00: {problem}"],
        Problems(p => Decisions(p, "60.00")[0]!["gate"] = new JsonArray(new JsonObject { ["evidence"] = evidence, ["atLeast"] = atLeast })));

    [Fact]
    public void Refuses_ballots_that_do_not_fit_the_track() => Assert.Equal(
        ["process.duration_unfit tracks: The ballots on the shortest way take up to 98 days, and the track \"90 days\" may have only 90."],
        Problems(p => Stage(p, "40.20")["ballot"]!["openFor"] = "P14W"));

    [Fact]
    public void Refuses_limits_before_the_beginning_and_deadlines_after_the_end() => Assert.Equal(
        [
            "process.duration_unfit limits: The limit \"Interim standard published\" would come before the track \"90 days\" has begun.",
            "process.duration_unfit 40.60: The deadline \"No decision after a failed ballot\" of 40.60 comes after 4 months, later than the end of the longest track.",
        ],
        Problems(p =>
        {
            p["limits"]![0]!["fromEnd"] = "-P90D";
            Stage(p, "40.60")["deadlines"]![0]!["after"] = "P4M";
        }).Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public void Refuses_a_lapse_of_the_track_where_there_is_nothing_to_lapse_into() => Assert.Contains(
        "process.dead_end 20.00: The limit \"Not ready for publication\" can lapse in 20.00, and 20.98 is not there as a final stage.",
        Problems(p => Stages(p).RemoveAt(1)));

    [Fact]
    public void Refuses_a_deadline_that_has_nothing_to_count_from() => Assert.Contains(
        "process.deadline_uncounted 40.60: The deadline \"No decision after a failed ballot\" of 40.60 is counted from 60.60, and 40.60 can be reached without passing there.",
        Problems(p => Stage(p, "40.60")["deadlines"]![0]!["since"] = new JsonArray("60.60")));

    [Fact]
    public void Refuses_ways_to_stages_that_are_not_there() => Assert.Contains(
        "process.stage_unknown 60.00: A way leads from 60.00 to 50.00, which is not one of the stages.",
        Problems(p => Decisions(p, "60.00")[0]!["to"] = "50.00"));

    [Fact]
    public void Says_all_reasons_at_once()
    {
        var problems = Problems(p =>
        {
            Stage(p, "40.20")["ballot"]!["rule"] = null;
            Stage(p, "40.60")["deadlines"]![0]!["consequence"] = null;
            Decisions(p, "40.60").RemoveAt(0);
            p["tracks"] = new JsonArray();
        });

        Assert.Equal(
            ["process.ballot_without_rule", "process.deadline_without_consequence", "process.stage_unreachable", "process.track_missing"],
            problems.Select(m => m.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_definition_is_refused_and_not_a_fault() =>
        Assert.NotEmpty(Problems(p => p["stages"] = new JsonArray()));

    static string[] Problems(Action<JsonNode> spoil)
    {
        var document = JsonNode.Parse(Shipped.Text("interim-standard"))!;
        spoil(document);
        return [.. ProcessCheck.Of(ProcessDefinition.Parse(document.ToJsonString()), Shipped.KnownRules).Select(p => $"{p.Code} {p.Where}: {p.Message}")];
    }

    static JsonArray Stages(JsonNode process) => process["stages"]!.AsArray();

    static JsonNode Stage(JsonNode process, string code) => Stages(process).First(s => s!["code"]!.GetValue<string>() == code)!;

    static JsonArray Decisions(JsonNode process, string code) => Stage(process, code)["decisions"]!.AsArray();
}
