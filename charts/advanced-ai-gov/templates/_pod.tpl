{{/* The pod of a service. Argument: [root, name, service]. */}}

{{- define "mesh.annotations" -}}
{{- $root := index . 0 }}{{ $name := index . 1 }}{{ $service := index . 2 }}
{{- if $service.dapr }}
dapr.io/enabled: "true"
dapr.io/app-id: {{ $name | quote }}
dapr.io/app-port: {{ $service.port | quote }}
dapr.io/app-protocol: http
dapr.io/config: mesh
dapr.io/app-token-secret: {{ $root.Values.secrets.appToken }}
# While an app does not answer, its messages wait in Kafka.
dapr.io/enable-app-health-check: "true"
dapr.io/app-health-check-path: /health/live
dapr.io/log-as-json: "true"
dapr.io/sidecar-seccomp-profile-type: RuntimeDefault
{{- with $root.Values.dapr.sidecar }}
dapr.io/sidecar-cpu-request: {{ .requests.cpu | quote }}
dapr.io/sidecar-cpu-limit: {{ .limits.cpu | default "" | quote }}
dapr.io/sidecar-memory-request: {{ .requests.memory | quote }}
dapr.io/sidecar-memory-limit: {{ .limits.memory | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "mesh.env" -}}
{{- $root := index . 0 }}{{ $name := index . 1 }}{{ $service := index . 2 }}
{{- $plain := dict "APP_ID" $name }}
{{- if $service.node }}
{{- $plain = merge $plain (dict "NODE_ENV" "production" "HOST" "0.0.0.0" "PORT" (toString $service.port)) }}
{{- else }}
{{- $plain = merge $plain (dict "ASPNETCORE_ENVIRONMENT" "Production" "ASPNETCORE_URLS" (printf "http://0.0.0.0:%v" $service.port) "DOTNET_EnableDiagnostics" "0") }}
{{- end }}
{{- if $service.keyRing }}{{ $plain = merge $plain (dict "DataProtection__Directory" "/var/lib/mesh/keys") }}{{ end }}
{{- if $service.silo }}{{ $plain = merge $plain (dict "Orleans__SiloPort" (toString $service.silo)) }}{{ end }}
{{- if and $service.prints $root.Values.printing.image }}{{ $plain = merge $plain (dict "Printing__Endpoint" "http://127.0.0.1:9222") }}{{ end }}
{{- range $setting, $_ := $service.files }}{{ $plain = merge $plain (dict $setting (printf "/run/secrets/mesh/%s" $setting)) }}{{ end }}
{{- with $root.Values.telemetry.endpoint }}
{{- $plain = merge $plain (dict "OTEL_EXPORTER_OTLP_ENDPOINT" . "OTEL_EXPORTER_OTLP_PROTOCOL" "http/protobuf" "OTEL_SERVICE_NAME" $name) }}
{{- end }}
{{- range $setting, $value := merge $plain $service.env }}
- name: {{ $setting }}
  value: {{ $value | quote }}
{{- end }}
{{- range $setting, $from := $service.secrets }}
- name: {{ $setting }}
  valueFrom:
    secretKeyRef: { name: {{ index $from 0 }}, key: {{ index $from 1 }} }
{{- end }}
{{- if $service.dapr }}
- name: APP_API_TOKEN
  valueFrom:
    secretKeyRef: { name: {{ $root.Values.secrets.appToken }}, key: token }
{{- end }}
{{- if $service.silo }}
{{- include "mesh.orleans-env" . }}
{{- end }}
{{- end }}

{{/* What Orleans' Kubernetes hosting asks for: who this pod is, and of which cluster. */}}
{{- define "mesh.orleans-env" }}
- name: POD_NAME
  valueFrom:
    fieldRef: { fieldPath: metadata.name }
- name: POD_NAMESPACE
  valueFrom:
    fieldRef: { fieldPath: metadata.namespace }
- name: POD_IP
  valueFrom:
    fieldRef: { fieldPath: status.podIP }
- name: ORLEANS_SERVICE_ID
  valueFrom:
    fieldRef: { fieldPath: "metadata.labels['orleans/serviceId']" }
- name: ORLEANS_CLUSTER_ID
  valueFrom:
    fieldRef: { fieldPath: "metadata.labels['orleans/clusterId']" }
{{- end }}

{{- define "mesh.container" -}}
{{- $root := index . 0 }}{{ $name := index . 1 }}{{ $service := index . 2 }}
{{- with $root.Values.image -}}
name: {{ $name }}
image: {{ printf "%s/%s:%s" .repository $name (.tag | default $root.Chart.AppVersion) | quote }}
imagePullPolicy: {{ .pullPolicy }}
{{- end }}
ports:
  - { name: http, containerPort: {{ $service.port }} }
  {{- with $service.silo }}
  - { name: silo, containerPort: {{ . }} }
  {{- end }}
env:
  {{- include "mesh.env" . | trim | nindent 2 }}
startupProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet: { path: /health/ready, port: http }
  periodSeconds: 5
  timeoutSeconds: 5
resources:
  {{- toYaml (index $root.Values.services $name).resources | nindent 2 }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: tmp, mountPath: /tmp }
  {{- if $service.keyRing }}
  - { name: keys, mountPath: /var/lib/mesh/keys }
  {{- end }}
  {{- if $service.files }}
  - { name: files, mountPath: /run/secrets/mesh, readOnly: true }
  {{- end }}
{{- end }}

{{/* A browser that only its pod reaches: it prints what the service writes, without scripts and without a network. */}}
{{- define "mesh.printer" -}}
{{- $root := index . 0 -}}
name: printer
image: {{ $root.Values.printing.image | quote }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
command: ["/headless-shell/headless-shell"]
args: [--no-sandbox, --disable-gpu, --disable-dev-shm-usage, --disable-background-networking, --no-first-run, --remote-debugging-address=127.0.0.1, --remote-debugging-port=9222, --user-data-dir=/tmp/printer]
env:
  - { name: HOME, value: /tmp }
startupProbe:
  exec: { command: ["/headless-shell/headless-shell", "--version"] }
  periodSeconds: 5
  failureThreshold: 12
resources:
  {{- toYaml $root.Values.printing.resources | nindent 2 }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: printer, mountPath: /tmp }
{{- end }}

{{- define "mesh.volumes" -}}
{{- $name := index . 1 }}{{ $service := index . 2 -}}
- name: tmp
  emptyDir: { sizeLimit: 64Mi }
{{- if and $service.prints (index . 0).Values.printing.image }}
- name: printer
  emptyDir: { sizeLimit: 256Mi }
{{- end }}
{{- if $service.keyRing }}
- name: keys
  persistentVolumeClaim: { claimName: {{ $name }}-keys }
{{- end }}
{{- with $service.files }}
- name: files
  projected:
    defaultMode: 0440
    sources:
      {{- range $setting, $from := . }}
      - secret: { name: {{ index $from 0 }}, items: [{ key: {{ index $from 1 }}, path: {{ $setting }} }] }
      {{- end }}
{{- end }}
{{- end }}
