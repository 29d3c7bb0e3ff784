using Standards.Domain.Translations;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Translations.AVersion;

namespace Standards.Domain.Tests.Translations;

public sealed class AdmittingATranslator
{
    static readonly TranslatorsEvent.Admitted Admitted = new(Ann, Ben, Noon);
    static readonly TranslatorsCommand.Admit Admit = new(Ann, Ben, Evening);
    static readonly TranslatorsCommand.Dismiss Dismiss = new(Ann, Ben, Evening);

    static Scenario<Translators, TranslatorsCommand, TranslatorsEvent, TranslatorsRefusal> OfAProject => new(Translators.Initial, Translators.Evolve, Translators.Decide);

    [Fact]
    public void Happens_once() => OfAProject.Given(Admitted).When(Admit).ThenRefused("translator.already_admitted");

    [Fact]
    public void Ends_and_can_happen_again()
    {
        Assert.Equal(Ann, OfAProject.Given(Admitted).When(Dismiss).Then<TranslatorsEvent.Dismissed>().Person);
        OfAProject.Given(Admitted, new TranslatorsEvent.Dismissed(Ann, Ben, Noon)).When(Dismiss).ThenRefused("translator.not_admitted");
        Assert.Equal(Ann, OfAProject.Given(Admitted, new TranslatorsEvent.Dismissed(Ann, Ben, Noon)).When(Admit).Then<TranslatorsEvent.Admitted>().Person);
    }

    [Fact]
    public void Has_a_bound() => OfAProject.Given([.. Enumerable.Range(10, Translators.Most).Select(n => new TranslatorsEvent.Admitted(new(Id(n)), Ben, Noon))]).When(Admit).ThenRefused("translator.too_many");

    [Fact]
    public void Of_every_case_is_answered()
    {
        Pairs.Answered([Translators.Initial], Pairs.AllCases<TranslatorsCommand>(Admit, Dismiss), Translators.Decide);
        Pairs.Lawful([Translators.Initial], Pairs.AllCases<TranslatorsEvent>(Admitted, new TranslatorsEvent.Dismissed(Ann, Ben, Noon)), Translators.Evolve, "Translators Admitted", "Translators Dismissed");
    }
}
