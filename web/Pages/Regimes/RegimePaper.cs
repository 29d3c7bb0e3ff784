using System.Text.Encodings.Web;
using System.Text.Json;

namespace Web.Pages.Regimes;

/// <summary>What is filled in to make requirements of a standard duties of a regime.</summary>
public sealed class RegimePaper
{
    /// <summary>How many requirements the form shows; more are written in the document.</summary>
    public const int Most = 60;

    static readonly string[] Harms = [.. Enum.GetNames<Harm>()];

    public static JsonSerializerOptions Written { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid CommandId { get; set; } = Guid.CreateVersion7();
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Calendar { get; set; }
    public DateOnly? From { get; set; }
    public string? ThresholdName { get; set; }
    public string? Compute { get; set; }
    public string? Domains { get; set; }
    public string? To { get; set; }
    public List<AskedRequirement> Asked { get; set => field = value ?? []; } = [];

    /// <summary>The document that says so.</summary>
    public string Document(string number, int edition, string body, IReadOnlyList<CatalogControl> controls) => JsonSerializer.Serialize(
        new
        {
            id = Id?.Trim() ?? "", version = 1, name = Name?.Trim() ?? "", jurisdiction = body, calendar = Calendar ?? "", from = From, until = (string?)null, source = $"{number}, edition {edition}", standard = new { number, edition },
            thresholds = new[]
            {
                new
                {
                    id = "threshold", name = ThresholdName?.Trim() ?? "", compute = Compute?.Trim() ?? "", domains = (Domains ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    paragraph = number, says = $"Models trained with more than {Compute?.Trim()} operations, what they inherit included.", assumes = Array.Empty<string>(), counts = "Cumulative",
                },
            },
            duties = Asked.Where(a => a.IsAsked).Select(a => (Asked: a, Control: controls.FirstOrDefault(c => c.Id == a.Requirement))).Select(d => new
            {
                id = IdentifierOf(d.Asked.Requirement ?? ""), name = d.Control?.Title ?? "", to = To?.Trim() ?? "", threshold = "threshold", phase = d.Asked.Phase.ToString(), from = BeginningOf(d.Asked.Phase),
                term = new { amount = d.Asked.Amount ?? -1, unit = d.Asked.Unit.ToString() }, harms = d.Asked.Phase is DutyPhase.UponIncident ? Harms : [], paragraph = $"{number}, {(d.Control?.Label is { Length: > 0 } label ? label : d.Asked.Requirement)}",
                requirement = d.Asked.Requirement,
            }),
        },
        Written);

    /// <summary>How long a period is.</summary>
    public static string Of(Words l, int amount, TermUnit unit) => unit switch
    {
        TermUnit.Hours       => l["{0} hours", amount],
        TermUnit.Days        => l["{0} days", amount],
        TermUnit.WorkingDays => l["{0} working days", amount],
        _                    => l["{0} months", amount],
    };

    public static string Of(Words l, TermUnit unit) => unit switch { TermUnit.Hours => l["Hours"], TermUnit.Days => l["Days"], TermUnit.WorkingDays => l["Working days"], _ => l["Months"] };

    /// <summary>Of the duty that a requirement becomes: the same in every version, for by it is known what was filed.</summary>
    static string IdentifierOf(string requirement) => $"requirement-{string.Concat(requirement.Take(48).Select(char.ToLowerInvariant).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    static string BeginningOf(DutyPhase phase) => phase switch { DutyPhase.BeforeTraining => "Training", DutyPhase.UponIncident => "Awareness", _ => "Deployment" };
}

/// <summary>A requirement, and by when it has to be met.</summary>
public sealed class AskedRequirement
{
    public string? Requirement { get; set; }
    public bool IsAsked { get; set; }
    public DutyPhase Phase { get; set; }
    public int? Amount { get; set; }
    public TermUnit Unit { get; set; }
}
