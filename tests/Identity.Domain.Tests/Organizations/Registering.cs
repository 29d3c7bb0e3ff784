using Identity.Domain.Organizations;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.Organizations;

public sealed class Registering
{
    [Fact]
    public void Enters_a_state_with_its_code_and_names() =>
        Assert.Equal(Norway, Given().When(new OrganizationCommand.Register(Norway)).Then<OrganizationEvent.Registered>().Profile);

    [Fact]
    public void The_same_entry_twice_changes_nothing() =>
        Given(Registered).When(new OrganizationCommand.Register(Norway with { Aliases = ["578", "NOR"] })).ThenNothing();

    [Fact]
    public void Another_name_corrects_the_entry()
    {
        var renamed = Norway with { Names = Norway.Names with { Fr = "la Norvège" } };
        Assert.Equal(renamed, Given(Registered).When(new OrganizationCommand.Register(renamed)).Then<OrganizationEvent.ProfileCorrected>().Profile);
    }

    [Fact]
    public void Another_code_is_refused() =>
        Given(Registered).When(new OrganizationCommand.Register(Norway with { Code = "SE" })).ThenRefused("identity.registered_otherwise");

    [Fact]
    public void Another_kind_is_refused() =>
        Given(Registered).When(new OrganizationCommand.Register(Laboratory)).ThenRefused("identity.registered_otherwise");

    [Theory]
    [InlineData("no")]
    [InlineData("NOR")]
    [InlineData("")]
    [InlineData(null)]
    public void A_state_without_a_proper_code_is_refused(string? code) =>
        Given().When(new OrganizationCommand.Register(Norway with { Code = code })).ThenRefused("identity.profile_unsound");

    [Fact]
    public void A_developer_with_a_code_is_refused() =>
        Given().When(new OrganizationCommand.Register(Laboratory with { Code = "NO" })).ThenRefused("identity.profile_unsound");

    [Fact]
    public void A_missing_language_is_refused() =>
        Given().When(new OrganizationCommand.Register(Norway with { Names = Norway.Names with { Zh = " " } })).ThenRefused("identity.profile_unsound");

    [Theory]
    [InlineData("fr", "Norvège")]
    [InlineData("es", "Noruega")]
    [InlineData("ru", "Норвегия")]
    [InlineData("ar", "النرويج")]
    [InlineData("zh", "挪威")]
    [InlineData("en", "Norway")]
    [InlineData("nb", "Norway")]
    public void A_name_is_given_in_a_language_or_else_in_English(string language, string name) => Assert.Equal(name, Norway.Names.In(language));

    [Fact]
    public void By_hand_enters_once()
    {
        var enter = new OrganizationCommand.Enter(Norway, Secretariat, Act, Noon);
        var entered = Given().When(enter).Then<OrganizationEvent.Registered>();
        Assert.Equal((Norway, Secretariat, Act, Noon), (entered.Profile, entered.By, entered.Act, entered.At));
        Given(entered).When(enter).ThenRefused("identity.registered_already");
        Given().When(enter with { Profile = Norway with { Code = "NOR" } }).ThenRefused("identity.profile_unsound");
        Given().When(enter with { Profile = Norway with { Names = Norway.Names with { Fr = new('x', 201) } } }).ThenRefused("identity.profile_unsound");
    }

    [Fact]
    public void Names_are_corrected_by_hand_and_nothing_else()
    {
        var correct = new OrganizationCommand.Correct(Norway.Names with { Fr = "la Norvège" }, Secretariat, Act, Noon);
        Assert.Equal(Norway with { Names = correct.Names }, Given(Registered).When(correct).Then<OrganizationEvent.ProfileCorrected>().Profile);
        Given(Registered).When(correct with { Names = Norway.Names }).ThenNothing();
        Given(Registered, new OrganizationEvent.ProfileCorrected(Norway with { Names = correct.Names }, Secretariat, Act, Noon))
            .When(new OrganizationCommand.Register(Norway)).ThenNothing();   // a demonstration that is entered again undoes nothing
        Given(Registered).When(correct with { Names = Norway.Names with { Ru = "" } }).ThenRefused("identity.profile_unsound");
    }
}
