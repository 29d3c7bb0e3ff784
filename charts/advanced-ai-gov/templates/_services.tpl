{{/*
The services of the mesh, as tye.yaml lists them. All other templates go through this table, and a test holds it against tye.yaml.
  port       HTTP
  silo       port of the Orleans silo, if it is one
  dapr       has a sidecar: publishes or subscribes
  keyRing    keeps keys for cookies, at DataProtection__Directory
  prints     has a browser beside it that makes PDF, where printing.image names one
  sticky     holds a person's page on one replica
  env        plain settings
  secrets    settings from Secrets
  files      files from Secrets: setting that names the path, Secret, key
  from, to   whom it hears and whom it calls, for network policies
  asks, askedBy   the same through the sidecars
*/}}
{{- define "mesh.services" -}}
identity:
  port: 5100
  dapr: true
  keyRing: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    Web__PublicUrl: {{ .Values.urls.web | quote }}
    Seed__Demonstration: {{ .Values.demonstration.enabled | quote }}
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: "true"
  secrets:
    ConnectionStrings__Default: [{{ .Values.secrets.databases.identity }}, connection-string]
    Clients__Web__Secret: [{{ .Values.secrets.clients }}, web]
    {{- if .Values.demonstration.enabled }}
    Clients__DemoIntegrator__Secret: [{{ .Values.secrets.clients }}, demo-integrator]
    {{- end }}
  files:
    {{- if .Values.demonstration.enabled }}
    Seed__PasswordFile: [{{ .Values.secrets.demonstration }}, password]
    {{- end }}
  from: [ingress, gateway]
  to: [database]
standards:
  port: 5200
  silo: 11200
  dapr: true
  prints: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    Seed__Demonstration: {{ .Values.demonstration.enabled | quote }}
  secrets:
    ConnectionStrings__Default: [{{ .Values.secrets.databases.standards }}, connection-string]
  from: [gateway]
  to: [database, public]
  askedBy: [compliance]
ledger:
  port: 5300
  silo: 11300
  dapr: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    Ledger__Origin: {{ .Values.ledger.origin | quote }}
  secrets:
    ConnectionStrings__Default: [{{ .Values.secrets.databases.ledger }}, connection-string]
  files:
    Ledger__KeyFile: [{{ .Values.secrets.ledgerKey }}, signing-key]
  from: [ingress, gateway]
  to: [database, public]
collaborative:
  port: 5400
  silo: 11400
  dapr: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    Seed__Demonstration: {{ .Values.demonstration.enabled | quote }}
    DOTNET_GCgen0size: "4000000"
  secrets:
    ConnectionStrings__Default: [{{ .Values.secrets.databases.collaborative }}, connection-string]
  from: [gateway]
  to: [database, public]
  asks: [compliance]
compliance:
  port: 5500
  silo: 11500
  dapr: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    Seed__Demonstration: {{ .Values.demonstration.enabled | quote }}
  secrets:
    ConnectionStrings__Default: [{{ .Values.secrets.databases.compliance }}, connection-string]
    Disclosures__Key: [{{ .Values.secrets.disclosuresKey }}, key]
  from: [gateway]
  to: [database, public]
  askedBy: [collaborative]
  asks: [standards]
gateway:
  port: 4000
  node: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    SUBGRAPH_IDENTITY_URL: http://identity:5100/graphql
    SUBGRAPH_STANDARDS_URL: http://standards:5200/graphql
    SUBGRAPH_LEDGER_URL: http://ledger:5300/graphql
    SUBGRAPH_COLLABORATIVE_URL: http://collaborative:5400/graphql
    SUBGRAPH_COMPLIANCE_URL: http://compliance:5500/graphql
    GATEWAY_TRUSTED_PROXIES: {{ .Values.gateway.trustedProxies | quote }}
  from: [ingress, web]
  to: [identity, standards, ledger, collaborative, compliance, public]
web:
  port: 5000
  keyRing: true
  sticky: true
  prints: true
  env:
    Identity__Authority: {{ .Values.urls.identity | quote }}
    Gateway__Url: http://gateway:4000
    Web__PublicUrl: {{ .Values.urls.web | quote }}
    Ledger__Origin: {{ .Values.ledger.origin | quote }}
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: "true"
  secrets:
    Clients__Web__Secret: [{{ .Values.secrets.clients }}, web]
  from: [ingress]
  to: [gateway, public]
{{- end }}
