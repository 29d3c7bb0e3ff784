using System.Text.Json;
using System.Text.Json.Nodes;

namespace Web.Pages.Processes;

/// <summary>One stage of a definition as a form. Rows that are left empty are dropped.</summary>
public sealed class StagePaper
{
    public Guid CommandId { get; set; }
    public bool Final { get; set; }
    public bool HasBallot { get; set; }
    public string? Rule { get; set; }
    public string? OpenFor { get; set; }
    public string? Approved { get; set; }
    public string? NotApproved { get; set; }
    public List<DecisionFields> Decisions { get; set => field = value ?? []; } = [];
    public List<DeadlineFields> Deadlines { get; set => field = value ?? []; } = [];

    public static StagePaper Of(ProcessStage stage) => new()
    {
        CommandId = Guid.CreateVersion7(), Final = stage.Final, HasBallot = stage.Ballot is not null, Rule = stage.Ballot?.RuleId, OpenFor = stage.Ballot?.OpenFor,
        Approved = stage.Ballot?.Approved, NotApproved = stage.Ballot?.NotApproved,
        Decisions = [.. stage.Decisions.Select(DecisionFields.Of), new()], Deadlines = [.. stage.Deadlines.Select(DeadlineFields.Of), new()],
    };

    public JsonObject ToJson(string code) => new()
    {
        ["code"] = code,
        ["final"] = Final,
        ["ballot"] = HasBallot ? new JsonObject { ["rule"] = ProcessPaper.Blank(Rule), ["openFor"] = ProcessPaper.Blank(OpenFor), ["approved"] = Approved, ["notApproved"] = NotApproved } : null,
        ["decisions"] = new JsonArray([.. Decisions.Where(d => ProcessPaper.Blank(d.To) is not null).Select(d => d.ToJson())]),
        ["deadlines"] = new JsonArray([.. Deadlines.Where(d => ProcessPaper.Blank(d.Id) is not null).Select(d => d.ToJson())]),
    };
}

/// <summary>A decision, with a box for each thing that its gate can ask for.</summary>
public sealed class DecisionFields
{
    public string? To { get; set; }
    public string? Name { get; set; }
    public string? Authority { get; set; }
    public bool CommentsDisposed { get; set; }
    public bool TranslationsComplete { get; set; }
    public bool PatentDeclarationsIn { get; set; }
    public bool ScopeUnchanged { get; set; }
    public bool DraftPublished { get; set; }
    public bool BallotApproved { get; set; }

    /// <summary>How many experts at least; empty where the gate does not ask.</summary>
    public int? Experts { get; set; }

    /// <summary>What the form has no box for, kept as it is.</summary>
    public string? Others { get; set; }

    public bool Asks(EvidenceKind kind) => kind switch
    {
        EvidenceKind.CommentsDisposed => CommentsDisposed,
        EvidenceKind.TranslationsComplete => TranslationsComplete,
        EvidenceKind.PatentDeclarationsIn => PatentDeclarationsIn,
        EvidenceKind.ScopeUnchanged => ScopeUnchanged,
        EvidenceKind.DraftPublished => DraftPublished,
        EvidenceKind.BallotApproved => BallotApproved,
        _ => Experts is not null,
    };

    public static DecisionFields Of(StageDecision decision)
    {
        var known = Enum.GetValues<EvidenceKind>().Select(NameOf).ToList();
        bool Has(EvidenceKind kind) => decision.Gate.Any(r => r.Evidence == NameOf(kind));
        return new()
        {
            To = decision.To, Name = decision.Name, Authority = JsonNamingPolicy.SnakeCaseUpper.ConvertName(decision.Of.ToString()),
            CommentsDisposed = Has(EvidenceKind.CommentsDisposed), TranslationsComplete = Has(EvidenceKind.TranslationsComplete), PatentDeclarationsIn = Has(EvidenceKind.PatentDeclarationsIn),
            ScopeUnchanged = Has(EvidenceKind.ScopeUnchanged), DraftPublished = Has(EvidenceKind.DraftPublished), BallotApproved = Has(EvidenceKind.BallotApproved),
            Experts = decision.Gate.FirstOrDefault(r => r.Evidence == NameOf(EvidenceKind.ExpertsNamed))?.AtLeast,
            Others = string.Join(',', decision.Gate.Select(r => r.Evidence).Where(e => !known.Contains(e))),
        };
    }

    public JsonObject ToJson() => new()
    {
        ["to"] = To!.Trim(), ["name"] = Name?.Trim(), ["of"] = Authority,
        ["gate"] = new JsonArray(
        [
            .. Enum.GetValues<EvidenceKind>().Where(Asks).Select(k => new JsonObject { ["evidence"] = NameOf(k), ["atLeast"] = k is EvidenceKind.ExpertsNamed ? Experts : null }),
            .. (Others ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(e => new JsonObject { ["evidence"] = e, ["atLeast"] = null }),
        ]),
    };

    static string NameOf(EvidenceKind kind) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString());
}

public sealed class DeadlineFields
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? After { get; set; }
    public string? Since { get; set; }
    public string? Consequence { get; set; }
    public string? To { get; set; }
    public string? EscalateTo { get; set; }

    public static DeadlineFields Of(StageDeadline deadline) => new()
    {
        Id = deadline.Id, Name = deadline.Name, After = deadline.After, Since = string.Join(", ", deadline.Since), To = deadline.To,
        Consequence = deadline.Consequence?.ToString().ToUpperInvariant(),
        EscalateTo = deadline.EscalateTo is { } who ? JsonNamingPolicy.SnakeCaseUpper.ConvertName(who.ToString()) : null,
    };

    public JsonObject ToJson() => new()
    {
        ["id"] = Id!.Trim(), ["name"] = Name?.Trim(), ["after"] = ProcessPaper.Blank(After),
        ["since"] = new JsonArray([.. (Since ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(s => JsonValue.Create(s))]),
        ["consequence"] = ProcessPaper.Blank(Consequence), ["to"] = ProcessPaper.Blank(To), ["escalateTo"] = ProcessPaper.Blank(EscalateTo),
    };
}
