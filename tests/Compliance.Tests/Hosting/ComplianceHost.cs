using Compliance.Domain.Pausing;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Hosting;

/// <summary>The Compliance service.</summary>
public sealed class ComplianceHost : TestedService
{
    readonly Flows flows;

    public ComplianceHost()
        : this([]) { }

    /// <param name="more">What its command line says beside what every service is told.</param>
    internal ComplianceHost(string[] more)
        : this(new Flows(), more) { }

    ComplianceHost(Flows flows, string[] more)
        : base((args, configure) => ComplianceService.Create(args, builder =>
        {
            configure(builder);
            builder.Services.AddSingleton(flows.Policy);
        }), more) => this.flows = flows;

    /// <summary>Which fields of pauses reach whom, from the next start on.</summary>
    public FlowPolicy Policy
    {
        get => flows.Policy;
        set => flows.Policy = value;
    }

    sealed class Flows
    {
        public FlowPolicy Policy { get; set; } = FlowPolicy.Shipped;
    }
}
