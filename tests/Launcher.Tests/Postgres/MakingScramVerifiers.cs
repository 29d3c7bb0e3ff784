using Launcher.Postgres;

namespace Launcher.Tests.Postgres;

public sealed class MakingScramVerifiers
{
    /// <summary>The password, salt and count of RFC 7677, section 3.</summary>
    [Fact]
    public void Follows_the_example_of_the_standard() => Assert.Equal(
        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
        ScramVerifier.Of("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==")));
}
