using Compliance.Domain.ControlDocuments;
using CsCheck;
using static Compliance.Domain.ControlDocuments.Implementation;

namespace Compliance.Domain.Tests.ControlDocuments;

public sealed class JoiningStates
{
    [Theory]
    [InlineData(Unstated)]
    [InlineData(Implemented, Implemented, Implemented, Unstated, NotApplicable)]
    [InlineData(Partial, Implemented, Planned)]
    [InlineData(Partial, Alternative, Planned)]
    [InlineData(Alternative, Implemented, Alternative)]
    [InlineData(Planned, Planned, NotApplicable)]
    [InlineData(NotApplicable, NotApplicable, Unstated)]
    public void Says_what_all_parts_say_together(Implementation together, params Implementation[] parts) => Assert.Equal(together, Implementations.Together(parts));

    [Fact]
    public void Does_not_ask_for_the_order_of_parts_and_knows_no_control_as_done_of_which_a_part_lacks() => Sample.OneOf(Enum.GetValues<Implementation>()).Array[0, 6].Sample(parts =>
    {
        var together = Implementations.Together(parts);
        Assert.Equal(together, Implementations.Together(parts.Reverse()));
        Assert.Equal(together, Implementations.Together([.. parts, Unstated]));
        if (together is Implemented or Alternative)
            Assert.DoesNotContain(parts, p => p is Partial or Planned);
    });

    [Theory]
    [InlineData("implemented", Implemented)]
    [InlineData(" Not-Applicable ", NotApplicable)]
    [InlineData("done", null)]
    public void Reads_the_states_of_OSCAL(string state, Implementation? read) => Assert.Equal(read, Implementations.Read(state));
}
