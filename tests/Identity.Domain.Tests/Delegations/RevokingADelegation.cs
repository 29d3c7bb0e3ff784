using Identity.Domain.Organizations;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.Delegations;

public sealed class RevokingADelegation
{
    static readonly OrganizationEvent[] WithDelegation = [Registered, Appointed, Granted];

    [Fact]
    public void Ends_it_at_once_with_a_reason() => Assert.Equal(
        new OrganizationEvent.DelegationRevoked(First, "Recalled", Secretariat, Revoke.Now),
        Given(WithDelegation).When(Revoke with { Reason = "  Recalled " }).Then<OrganizationEvent.DelegationRevoked>());

    [Fact]
    public void Also_before_it_has_begun()
    {
        var later = (OrganizationEvent.DelegationGranted)Granted with { From = Noon.AddDays(5) };
        Given(Registered, Appointed, later).When(Revoke).Then<OrganizationEvent.DelegationRevoked>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public void Needs_a_reason_of_reasonable_length(int length) =>
        Given(WithDelegation).When(Revoke with { Reason = new('x', length) }).ThenRefused("delegation.reason_missing");

    [Fact]
    public void Is_not_done_twice() => Given([.. WithDelegation, Revoked]).When(Revoke).ThenRefused("delegation.already_revoked");

    [Fact]
    public void Is_pointless_once_its_time_is_over() =>
        Given(WithDelegation).When(Revoke with { Now = Noon.AddDays(10) }).ThenRefused("delegation.already_over");

    [Fact]
    public void Needs_a_delegation() => Given(Registered, Appointed).When(Revoke).ThenRefused("delegation.unknown");
}
