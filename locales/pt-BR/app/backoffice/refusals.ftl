email_missing = Digite seu e-mail de trabalho.
no_match = O e-mail e a senha não correspondem. Confira os dois campos e tente novamente.
code_missing = Digite o código.
code_wrong = Este código não está correto. Aguarde o próximo e digite-o.
already_enrolled = A verificação em duas etapas já está configurada. Entre com ela.
customer_email_missing = Digite um e-mail: uma conta ativa precisa de um.
