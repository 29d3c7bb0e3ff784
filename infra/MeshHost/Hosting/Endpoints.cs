using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MeshHost.Hosting;

/// <summary>Where the host listens: HTTP/1 on the addresses of ASPNETCORE_URLS, gRPC (HTTP/2 without TLS) beside each.</summary>
static class Endpoints
{
    public static void ListenForHttpAndGrpc(this WebApplicationBuilder builder)
    {
        var urls = (builder.Configuration["urls"] ?? "http://127.0.0.1:3500").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var grpcPort = builder.Configuration.GetValue("Mesh:GrpcPort", new MeshOptions().GrpcPort);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);   // its one warning: that the addresses are set here
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var url in urls)
            {
                var address = BindingAddress.Parse(url);
                Listen(kestrel, address.Host, address.Port, HttpProtocols.Http1);
                Listen(kestrel, address.Host, grpcPort, HttpProtocols.Http2);
            }
        });
    }

    static void Listen(KestrelServerOptions kestrel, string host, int port, HttpProtocols protocols)
    {
        if (host is "localhost")
            kestrel.ListenLocalhost(port, o => o.Protocols = protocols);
        else if (IPAddress.TryParse(host, out var ip))
            kestrel.Listen(ip, port, o => o.Protocols = protocols);
        else
            kestrel.ListenAnyIP(port, o => o.Protocols = protocols);
    }
}
