using GraphQL;
using Standards.Domain.Documents;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.ReadingAProject;

namespace Standards.ReadingThePublicRegister;

/// <summary>The text in force on a day, for a member or for whoever has set no day and made no reservation.</summary>
[Public, Name("TextInForce")]
sealed class TextInForceView(TextInForce text, ImmutableArray<TextInForce> timeline)
{
    public DateOnly On => text.On;

    public OrganizationStub? Member => text.Member is { } member ? new(member.Value) : null;

    public int? Edition => text.Edition?.Number;

    public string? Title => text.Edition?.Title;

    /// <summary>Since when it is so; null where nothing has ever been in force by then.</summary>
    public DateOnly? Since => timeline.LastOrDefault(t => t.On <= text.On)?.On;

    /// <summary>The first day on which it is no longer so, as things stand.</summary>
    public DateOnly? Until => timeline.FirstOrDefault(t => t.On > text.On)?.On;

    public IEnumerable<GroundView> Because => text.Because.Select(g => new GroundView(g));

    public IEnumerable<TextPartView> Parts => TextPartView.Of(text);

    /// <summary>Of what binds: the text without what is reserved.</summary>
    public string? Hash => text.Edition is null ? null : DocumentJson.HashOf(text.Binding);
}

/// <summary>One element of a text, in reading order. Depth is 1 for a main clause or annex.</summary>
[Public, Name("TextPart")]
sealed class TextPartView(TextInForce text, Place place, bool isCorrected)
{
    [Id]
    public string WId => place.Element.WId.Value;

    public ElementKind Kind => place.Element.Kind;

    public int Depth => place.Depth;

    public string? Label => text.Text.Numbers.Of(place.Element.WId)?.Text;

    public string Words => place.Element.Traits is Traits.OfFormula formula
        ? formula.Formula.Words
        : place.Element.Text.Say(text.Text.Numbers.Refer);

    /// <summary>A formula, in MathML.</summary>
    public string? Formula => (place.Element.Traits as Traits.OfFormula)?.Formula.Text;

    /// <summary>What a figure shows.</summary>
    public FigureView? Figure => FigureView.Of(place.Element.Traits);

    public bool Corrected => isCorrected;

    internal static IEnumerable<TextPartView> Of(TextInForce text)
    {
        var corrected = text.Edition?.Corrections.Where(c => c.From <= text.On).SelectMany(c => c.Touched).ToHashSet() ?? [];
        return text.Text.All().Select(e => new TextPartView(text, text.Text.Find(e.WId)!, corrected.Contains(e.WId)));
    }

    public ReservationView? Reservation => text.ReservationOf(place.Element.WId) is { } reservation ? new(reservation) : null;
}

[Public, Name("TextGround")]
sealed class GroundView(Ground ground)
{
    public GroundKind Kind => ground.Kind;

    public DateOnly On => ground.On;

    public int Number => ground.Number;

    public ReceiptStub? Receipt => ground.Act is { } act ? new(act.Value) : null;
}

/// <summary>From this day on the text is another one.</summary>
[Public, Name("TimelineStep")]
sealed class TimelineStepView(TextInForce text)
{
    public DateOnly On => text.On;

    public int? Edition => text.Edition?.Number;

    public IEnumerable<GroundView> Because => text.Because.Where(g => g.On == text.On).Select(g => new GroundView(g));

    public int Reserved => text.Reserved.Count;
}
