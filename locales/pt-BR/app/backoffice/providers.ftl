providers = Provedores
lead = Os clientes de { $operator } podem entrar com estes provedores em vez de uma senha.
shown_when = Os clientes os veem enquanto o login único está ativado:
none_yet = Ainda não há provedores. Adicione um e teste-o: os clientes veem o botão dele depois que o login único for ativado nas configurações.
add = Adicionar um provedor
add_oidc = Adicionar um provedor OpenID Connect
add_cas = Adicionar um servidor CAS
which_protocol = Qual protocolo ele usa?
oidc = OpenID Connect
oidc_hint = Keycloak, Microsoft Entra ID, Google e a maioria dos outros.
cas = CAS 3
cas_hint = Apereo CAS, comum em universidades.
protocol = Protocolo
address = Endereço
tested = Testado
not_tested = Não testado
untested_notice = Este provedor não passou em um teste desde a última alteração. Até lá, ele não pode ser a única forma de entrar.
added = O provedor foi adicionado. Agora, cadastre os endereços abaixo no provedor e teste-o.
removed = O provedor foi removido.

connection = Conexão
name_hint = O nome que clientes e agentes veem.
issuer = Emissor
issuer_hint = Exatamente como o provedor o escreve, por exemplo https://sso.example.com/realms/tickets.
server_url = Endereço do servidor
server_url_hint = O endereço da página de login sem /login, por exemplo https://sso.example.com/cas.
client_id = ID do cliente
client_id_hint = O ID que o provedor atribuiu a este aplicativo.
authentication = Autenticação do cliente
authentication_hint = Como o segredo é enviado ao provedor. “Basic” funciona para a maioria.
basic = Basic (client_secret_basic)
post = Post (client_secret_post)
no_secret = Nenhuma (um cliente sem segredo)
secret = Segredo do cliente
secret_hint = É guardado criptografado e nunca mais é mostrado.
secret_kept_hint = Há um segredo salvo. Deixe vazio para mantê-lo ou digite outro para substituí-lo.
scopes = Escopos
scopes_hint = Solicitados além de “openid”, separados por espaços.

button_title = Texto do botão
button_lead = Se vazio: “Entrar com” e o nome.
error_title = Texto para quem não atende à condição
error_lead = Se vazio: uma mensagem de que esta conta não tem acesso aqui.
button_in = Botão: { $language }
error_in = Mensagem de erro: { $language }

mapping = Mapeamento de atributos
mapping_lead = Os nomes que o provedor usa; um teste mostra os recebidos. Para um valor dentro de outro atributo: “profile.email”, “emails[0]”.
email_verified = E-mail verificado
email_verified_hint = O atributo que diz “true” quando o e-mail é verificado. Se vazio: “email_verified”, que vale somente para “email”.
external_id = ID externo
external_id_hint = Seu próprio número da pessoa, mostrado aos agentes.
access_rule = Quem pode entrar
access_rule_lead = Se os dois estiverem vazios, todos os que podem entrar no provedor. Caso contrário, o atributo precisa ter um destes valores.
property = Propriedade a validar
value = Valor esperado
value_hint = Um por linha, escrito exatamente; basta um deles.
values_invalid = Use no máximo 50 linhas de até 500 caracteres cada.
trust = Confiar nos e-mails deste provedor
trust_hint = Todo e-mail que ele envia é usado, verificado ou não. Somente para um provedor em que as pessoas não possam escolher o próprio e-mail: quem puder alterá-lo lá poderá ver as compras desse endereço aqui.

known_before = Você já pode cadastrá-los no provedor: eles não mudam ao salvar.
to_enter = Endereços a cadastrar no provedor
redirect_uri = URI de redirecionamento
logout_uri = URI de logout por back-channel
signed_out_uri = URI de redirecionamento após o logout
service = Serviço, seguido de qualquer consulta
cas_logout_uri = URL de logout único
cas_signed_out = Serviço após sair

test_title = Teste este provedor
test_text = Você entra uma vez no provedor, com uma conta sua. Ninguém entra aqui e nenhum dado de cliente é guardado; você verá quais atributos são recebidos e quem seria aceito.
test = Testar este provedor
testing = Testando…
test_at = Portal do teste
test_at_hint = Cada portal tem seu próprio URI de redirecionamento.
latest_test = Ver o último teste
test_gone = Este teste demorou demais, já terminou ou começou em outro navegador. Teste novamente.

remove_summary = Remover este provedor…
remove_text = Ninguém mais poderá entrar com ele, e os clientes perderão o vínculo. Quem entrou com ele terá de entrar novamente.
remove = Remover
removing = Removendo…
stays_for =
    { $count ->
        [one] Não pode ser removido: { $count } cliente não tem outra forma de entrar.
       *[other] Não pode ser removido: { $count } clientes não têm outra forma de entrar.
    }
stays_only_way = Não pode ser removido: o login único é a única forma de entrar, e nenhum outro provedor passou no teste.
in_use = Não foi removido: alguns clientes não têm outra forma de entrar.

unknown = Este provedor não existe mais.
changed_meanwhile = Outra pessoa fez uma alteração desde que você abriu esta página. Abra a página novamente e repita sua alteração.
name_missing = Digite um nome.
url_invalid = Digite um endereço público que comece com https://.
client_id_missing = Digite o ID do cliente que o provedor deu a você.
authentication_invalid = Escolha uma das opções.
secret_missing = Digite o segredo que o provedor deu a você ou escolha um cliente sem segredo.
secret_invalid = Este não é um segredo de cliente. Copie-o novamente.
no_key = Este servidor não tem uma chave para criptografar segredos (secret_keys). Avise a pessoa que o administra.
one_line = Use uma linha de até 500 caracteres.
property_missing = Digite o atributo que precisa ter o valor.
value_missing = Digite o valor que o atributo precisa ter.
