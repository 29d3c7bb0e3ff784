using System.Text.Json;
using Contracts.Identity;

namespace Identity.Tests;

/// <summary>What other services rely on.</summary>
public sealed class Contracts
{
    [Fact]
    public void Identifiers_by_name_are_those_of_the_standard() =>   // RFC 9562, appendix B.2
        Assert.Equal(new Guid("5c146b14-3c52-8afd-938a-375d0df1fbf6"), NamedUuid.Of(new("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void A_state_has_one_identifier_in_any_case_and_for_ever()
    {
        Assert.Equal(MemberStates.IdOf("NO"), MemberStates.IdOf("no"));
        Assert.Equal("804ee9ea-6ae3-878a-97d8-0044ee812e9f", MemberStates.IdOf("NO").ToString());
        Assert.NotEqual(MemberStates.IdOf("NO"), MemberStates.IdOf("SE"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("N")]
    [InlineData("NOR")]
    [InlineData("N0")]
    [InlineData("ØY")]
    public void Only_a_code_of_two_letters_names_a_state(string code) => Assert.Throws<ArgumentException>(() => MemberStates.IdOf(code));

    [Fact]
    public void Identifiers_are_written_as_their_UUID()
    {
        var id = MemberStates.IdOf("NO");
        Assert.Equal($"\"{id}\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<OrganizationId>($"\"{id}\""));
        var table = new Dictionary<OrganizationId, int> { [id] = 1 };
        Assert.Equal(table, JsonSerializer.Deserialize<Dictionary<OrganizationId, int>>(JsonSerializer.Serialize(table)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<OrganizationId, int>>("{\"x\":1}"));
    }

    [Fact]
    public void Identifiers_are_read_from_text()
    {
        Assert.Equal(MemberStates.IdOf("NO"), OrganizationId.Parse("804ee9ea-6ae3-878a-97d8-0044ee812e9f"));
        Assert.False(PersonId.TryParse("nobody", out _));
    }
}
